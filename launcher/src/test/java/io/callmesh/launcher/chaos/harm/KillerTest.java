package io.callmesh.launcher.chaos.harm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class KillerTest {

    private static final List<String> PARTS = List.of("redis", "kafka", "llm", "gateway", "gateway-2");

    @Test
    void neverHarmsBothGatewaysNorOneOfThemWithRedis() {
        assertThat(Mercy.allows("gateway-2", Set.of("gateway"))).isFalse();
        assertThat(Mercy.allows("gateway", Set.of("redis"))).isFalse();
        assertThat(Mercy.allows("redis", Set.of("gateway-2"))).isFalse();
        assertThat(Mercy.allows("llm", Set.of("llm"))).isFalse();
        assertThat(Mercy.allows("gateway", Set.of("kafka", "llm"))).isTrue();
        assertThat(Mercy.allows("kafka", Set.of("redis"))).isTrue();
    }

    @Property(tries = 50)
    void theSameSeedMeansTheSameBlows(@ForAll @LongRange(min = 0) long seed) {
        assertThat(Blow.any(new Random(seed))).isEqualTo(Blow.any(new Random(seed)));
    }

    @Test
    void dealsEachBlowThawsWhatItFrozeAndSeesItComeBack() throws Exception {
        // Given
        var stage = new Recorded();
        var told = new StringWriter();
        var killer = new Killer(stage, new Random(1), new Timeline(new PrintWriter(told)));

        // When
        killer.strike("gateway", new Blow.Kill());
        boolean merciless = killer.strike("gateway-2", new Blow.Kill());
        killer.awaitAll();
        killer.strike("redis", new Blow.Freeze(Duration.ofMillis(5)));
        killer.awaitAll();

        // Then
        assertThat(merciless).isFalse();
        assertThat(stage.done).containsExactly("Kill gateway", "Freeze redis", "thaw redis");
        assertThat(killer.kills()).isEqualTo(1);
        assertThat(killer.freezes()).isEqualTo(1);
        assertThat(told.toString()).contains("gateway is killed (-9)", "gateway is back", "redis is frozen for 0.0 s", "redis is back");
    }

    private static final class Recorded implements Stage {

        private final List<String> done = new CopyOnWriteArrayList<>();

        @Override
        public List<String> parts() {
            return PARTS;
        }

        @Override
        public boolean ready(String part) {
            return true;
        }

        @Override
        public void strike(String part, Blow blow) {
            done.add(blow.getClass().getSimpleName() + " " + part);
        }

        @Override
        public void thaw(String part) {
            done.add("thaw " + part);
        }
    }
}
