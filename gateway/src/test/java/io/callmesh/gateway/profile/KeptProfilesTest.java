package io.callmesh.gateway.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptProfilesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Caller CALLER = new Caller("acme", "+15550100");
    private static final Fact ORDER = new Fact("orderNumber", "4271", "retail/call-1", NOW.plusSeconds(60)), OLD = new Fact("size", "large", "coffee/call-2", NOW);

    private final Shelf shelf = new Shelf();
    private final KeptProfiles profiles = new KeptProfiles(shelf, 2);

    @Test
    void whatIsRememberedWhileTheStoreIsAwayIsHandedOver() {
        // Given
        shelf.away = true;
        profiles.remember(CALLER, List.of(ORDER, OLD));
        assertThat(profiles.of(CALLER, NOW)).containsExactly(ORDER);

        // When
        shelf.away = false;
        profiles.of(CALLER, NOW);

        // Then
        assertThat(shelf.facts.get(CALLER)).containsExactly(ORDER, OLD);
    }

    @Test
    void whoIsErasedIsErasedHereToo() {
        // Given
        shelf.away = true;
        profiles.remember(CALLER, List.of(ORDER));
        assertThatThrownBy(() -> profiles.erase(CALLER)).isInstanceOf(MeshException.class);
        shelf.away = false;

        // When
        profiles.erase(CALLER);

        // Then
        assertThat(profiles.of(CALLER, NOW)).isEmpty();
        assertThat(shelf.facts).isEmpty();
    }

    @Test
    void aFactAndACallerPrintWithoutWhatWasSaid() {
        assertThat(ORDER.toString()).doesNotContain("4271");
        assertThat(CALLER.toString()).doesNotContain("5550100");
        assertThat(CALLER.hash()).isNotEqualTo(new Caller("acm", "e+15550100").hash());
    }

    private static final class Shelf implements Profiles {

        final Map<Caller, List<Fact>> facts = new HashMap<>();
        boolean away;

        @Override
        public List<Fact> of(Caller caller, Instant now) {
            check();
            return facts.getOrDefault(caller, List.of()).stream().filter(fact -> fact.until().isAfter(now)).toList();
        }

        @Override
        public void remember(Caller caller, List<Fact> all) {
            check();
            facts.put(caller, all);
        }

        @Override
        public boolean erase(Caller caller) {
            check();
            return facts.remove(caller) != null;
        }

        private void check() {
            if (away) throw new MeshException(new Fault.Unavailable("redis"));
        }
    }
}
