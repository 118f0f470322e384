package io.callmesh.asr.recognize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.asr.engine.Heard;
import io.callmesh.asr.engine.Hearing;
import io.callmesh.asr.engine.Recognizer;
import io.callmesh.asr.engine.Task;
import io.callmesh.audio.Frame;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.fallback.Candidate;
import io.callmesh.runtime.fallback.Fallback;
import io.callmesh.runtime.fallback.Ledger;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RelayTest {

    private static final Task TASK = new Task("en", 16_000, Pack.getDefaultInstance(), "", List.of(), true);

    /// Hears how many samples it was given since the utterance began; fails when told to.
    private static final class Counting implements Recognizer {

        private final String name;
        private Fault opening = null, finishing = null;
        private int open;

        Counting(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<String> languages() {
            return Set.of();
        }

        @Override
        public String summary() {
            return name;
        }

        @Override
        public Hearing open(Task task) {
            if (opening != null) throw new MeshException(opening);
            open++;
            return new Ear();
        }

        private final class Ear implements Hearing {

            private int samples;

            @Override
            public void hear(Frame frame) {
                samples += frame.samples().length;
            }

            @Override
            public Heard finish() {
                if (finishing != null) throw new MeshException(finishing);
                var heard = new Heard(List.of(new Heard.Alternative(Spoken.of(Integer.toString(samples)), 1, List.of())), false);
                discard();
                return heard;
            }

            @Override
            public void discard() {
                samples = 0;
            }

            @Override
            public void close() {
                open--;
            }
        }
    }

    private final Counting remote = new Counting("remote"), local = new Counting("local");
    private final AtomicLong nanos = new AtomicLong();
    private final Fallback fallback = new Fallback("asr", 2, Duration.ofSeconds(30), nanos::get, Ledger.NONE);

    private Relay relay(Counting... engines) throws InterruptedException {
        return new Relay(Arrays.stream(engines).map(engine -> new Candidate<Recognizer>(engine.name(), engine)).toList(), fallback, TASK);
    }

    private static String said(Relay relay, int frames) throws InterruptedException {
        for (int i = 0; i < frames; i++) relay.hear(new Frame(new short[320], 16_000, 320L * i));
        return relay.finish().alternatives().getFirst().text().reveal() + " by " + relay.engine();
    }

    @Test
    void theNextEngineHearsTheWholeUtteranceThatTheFirstBrokeOff() throws InterruptedException {
        // Given
        remote.finishing = new Fault.Unavailable("remote");
        try (var relay = relay(remote, local)) {
            // When, Then
            assertThat(said(relay, 10)).isEqualTo("3200 by local");
            assertThat(said(relay, 5)).isEqualTo("1600 by local");
        }
        assertThat(remote.open).isZero();
        assertThat(local.open).isZero();
    }

    @Test
    void eachUtteranceBeginsWithTheFirstEngineAgain() throws InterruptedException {
        try (var relay = relay(remote, local)) {
            // Given
            remote.finishing = new Fault.TimedOut("remote", Duration.ZERO);
            assertThat(said(relay, 1)).isEqualTo("320 by local");
            // When
            remote.finishing = null;
            // Then
            assertThat(said(relay, 2)).isEqualTo("640 by remote");
        }
    }

    @Test
    void anEngineThatDoesNotEvenOpenIsPassedOver() throws InterruptedException {
        // Given
        remote.opening = new Fault.Overloaded("remote", Duration.ZERO);
        // When, Then
        try (var relay = relay(remote, local)) {
            assertThat(said(relay, 3)).isEqualTo("960 by local");
        }
    }

    @Test
    void anEngineThatKeepsFailingIsNotAskedForAWhile() throws InterruptedException {
        // Given
        remote.finishing = new Fault.EngineFailed("remote");
        try (var relay = relay(remote, local)) {
            said(relay, 1);
            said(relay, 1);
            // When
            remote.finishing = null;
            // Then
            assertThat(said(relay, 1)).isEqualTo("320 by local");
            nanos.addAndGet(Duration.ofSeconds(30).toNanos());
            assertThat(said(relay, 1)).isEqualTo("320 by remote");
        }
    }

    @Test
    void aRequestThatIsAtFaultStaysAtFault() throws InterruptedException {
        // Given
        remote.finishing = new Fault.BadInput("audio", "too long");
        try (var relay = relay(remote, local)) {
            // When, Then
            assertThatThrownBy(() -> said(relay, 1)).hasMessageContaining("BadInput");
            assertThat(local.open).isZero();
        }
    }

    @Test
    void whenAllFailTheLastOneSaysWhy() throws InterruptedException {
        // Given
        remote.finishing = new Fault.Unavailable("remote");
        local.finishing = new Fault.EngineFailed("local");
        try (var relay = relay(remote, local)) {
            // When, Then
            assertThatThrownBy(() -> said(relay, 1)).hasMessageContaining("EngineFailed[engine=local]");
        }
        assertThat(remote.open + local.open).isZero();
    }
}
