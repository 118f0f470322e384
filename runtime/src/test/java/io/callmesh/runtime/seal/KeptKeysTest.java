package io.callmesh.runtime.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Two gateways, one store, and a clock that the test moves.
class KeptKeysTest {

    private static final Duration LIFE = Duration.ofDays(30), DAY = Duration.ofDays(1);
    private static final byte[] WORDS = "my number is five five".getBytes(UTF_8);

    private Instant now = Instant.parse("2026-11-23T01:30:00Z");
    private final Shaky store = new Shaky(new MemoryKeys(() -> now));
    private final Wrapping wrapping = Wrapping.passing();
    private final List<String> told = new ArrayList<>();
    private final KeptKeys keys = keys(10), others = keys(10);
    private final Seal here = new CallSeal(keys), there = new CallSeal(others);

    private KeptKeys keys(int room) {
        return new KeptKeys(store, wrapping, () -> now, new KeptKeys.Settings(room, Duration.ofSeconds(5), Duration.ofMinutes(15)), told::add);
    }

    @Test
    void whatOneGatewaySealsAnotherOpens() {
        keys.begin("call", LIFE);
        keys.settle("call");

        assertThat(there.open("call", "session", here.seal("call", "session", WORDS))).hasValue(WORDS);
    }

    @Test
    void nothingOpensAnywhereAfterErasure() {
        // Given
        keys.begin("call", LIFE);
        keys.settle("call");
        var sealed = here.seal("call", "journal", WORDS);
        assertThat(there.open("call", "journal", sealed)).isPresent();

        // When
        assertThat(keys.erase("call", DAY)).isTrue();

        // Then
        assertThat(here.open("call", "journal", sealed)).isEmpty();
        now = now.plusSeconds(11);
        assertThat(there.open("call", "journal", sealed)).isEmpty();
        assertThat(told).containsExactly("call");
        assertThat(keys.erase("call", DAY)).isFalse();
    }

    @Test
    void anotherGatewayLearnsOfErasureWhenItRefreshes() {
        keys.begin("call", LIFE);
        keys.settle("call");
        there.seal("call", "session", WORDS);

        keys.erase("call", DAY);
        now = now.plusSeconds(5);
        others.refresh();

        assertThat(told).containsExactly("call");
        assertThat(there.open("call", "session", there.seal("call", "session", WORDS))).isEmpty();
    }

    @Test
    void whatIsWrittenLateForAnErasedCallCanBeOpenedByNobody() {
        keys.begin("call", LIFE);
        keys.settle("call");
        keys.erase("call", DAY);

        var late = here.seal("call", "journal", WORDS);

        assertThat(late).hasSize(WORDS.length + 29);
        assertThat(here.open("call", "journal", late)).isEmpty();
        assertThat(there.open("call", "journal", late)).isEmpty();
    }

    @Test
    void aKeyOfACallThatWasErasedMeanwhileIsNotBroughtBack() {
        // Given a gateway that could not store its key
        store.away = true;
        others.begin("call", LIFE);
        var sealed = there.seal("call", "session", WORDS);
        store.away = false;

        // When
        keys.erase("call", DAY);
        others.refresh();

        // Then
        assertThat(told).containsExactly("call");
        assertThat(there.open("call", "session", sealed)).isEmpty();
        assertThat(store.find("call")).hasValueSatisfying(stored -> assertThat(stored.text()).isEqualTo(StoredKeys.ERASED));
    }

    @Test
    void aCallThatBeginsWhileTheStoreIsAwayIsStoredLater() {
        // Given
        store.away = true;
        keys.begin("call", LIFE);
        var sealed = here.seal("call", "session", WORDS);
        assertThat(here.open("call", "session", sealed)).hasValue(WORDS);
        assertThat(keys.unsettled()).isEqualTo(1);
        assertThatThrownBy(() -> keys.settle("call")).isInstanceOf(MeshException.class);
        assertThatThrownBy(() -> there.open("call", "session", sealed)).isInstanceOf(MeshException.class);

        // When
        store.away = false;
        keys.refresh();

        // Then
        assertThat(keys.unsettled()).isZero();
        assertThat(there.open("call", "session", sealed)).hasValue(WORDS);
    }

    @Test
    void aKeyThatTheStoreLostIsStoredAgainWhileSomebodyHasIt() {
        keys.begin("call", LIFE);
        keys.settle("call");
        var sealed = here.seal("call", "session", WORDS);

        store.forget();
        now = now.plusSeconds(5);
        keys.refresh();

        assertThat(there.open("call", "session", sealed)).hasValue(WORDS);
    }

    @Test
    void nothingOpensWhenItsRetentionIsOver() {
        // Given
        keys.begin("short", Duration.ofHours(5));
        keys.begin("long", LIFE);
        keys.refresh();
        byte[] gone = here.seal("short", "journal", WORDS), stays = here.seal("long", "journal", WORDS);
        assertThat(there.open("short", "journal", gone)).hasValue(WORDS);

        // When
        now = now.plus(Duration.ofHours(5));

        // Then
        assertThat(here.open("short", "journal", gone)).isEmpty();
        assertThat(there.open("short", "journal", gone)).isEmpty();
        assertThat(here.open("short", "journal", here.seal("short", "journal", WORDS))).isEmpty();
        assertThat(here.open("long", "journal", stays)).hasValue(WORDS);
        assertThat(told).isEmpty();
    }

    @Test
    void whoCannotAskWhetherACallWasErasedOpensNothing() {
        keys.begin("call", LIFE);
        keys.settle("call");
        var sealed = here.seal("call", "session", WORDS);

        store.away = true;
        now = now.plusSeconds(11);

        assertThat(here.seal("call", "session", WORDS)).isNotEmpty();
        assertThatThrownBy(() -> here.open("call", "session", sealed)).isInstanceOf(MeshException.class);
    }

    @Test
    void keysInMemoryAreBoundedAndTheLongestUnusedGoesFirst() {
        var few = keys(2);
        few.begin("one", LIFE);
        few.begin("two", LIFE);
        few.refresh();
        now = now.plusMillis(1);
        few.forSealing("one");
        few.begin("three", LIFE);

        store.away = true;

        assertThat(few.forSealing("one")).isPresent();
        assertThat(few.forSealing("three")).isPresent();
        assertThatThrownBy(() -> few.forSealing("two")).isInstanceOf(MeshException.class);
    }

    @Test
    void ofTwoThatMakeAKeyAtOnceOneWins() {
        keys.begin("caller-x", LIFE);
        others.begin("caller-x", LIFE);
        keys.settle("caller-x");
        others.settle("caller-x");

        assertThat(there.open("caller-x", "profile", here.seal("caller-x", "profile", WORDS))).hasValue(WORDS);
    }

    @Test
    void aKeyThatIsBegunAgainLivesLonger() {
        keys.begin("caller-x", DAY);
        keys.settle("caller-x");
        var sealed = here.seal("caller-x", "profile", WORDS);
        now = now.plus(Duration.ofHours(23));

        others.begin("caller-x", DAY);
        others.settle("caller-x");
        now = now.plus(Duration.ofHours(23));

        assertThat(there.open("caller-x", "profile", sealed)).hasValue(WORDS);
        assertThat(here.open("caller-x", "profile", sealed)).hasValue(WORDS);
        now = now.plus(Duration.ofHours(1));
        assertThat(there.open("caller-x", "profile", sealed)).isEmpty();
    }

    @Test
    void aKeyUnderAnOldKeyEncryptionKeyIsRenewedWhenItIsUsed() {
        // Given
        LocalKey old = new LocalKey("old", new byte[32]), fresh = new LocalKey("fresh", "0123456789abcdef0123456789abcdef".getBytes(UTF_8));
        var before = new KeptKeys(store, new Wrapping(List.of(old)), () -> now, KeptKeys.Settings.DEFAULT, told::add);
        before.begin("call", LIFE);
        before.settle("call");
        var sealed = new CallSeal(before).seal("call", "session", WORDS);

        // When
        var after = new KeptKeys(store, new Wrapping(List.of(fresh, old)), () -> now, KeptKeys.Settings.DEFAULT, told::add);
        assertThat(new CallSeal(after).open("call", "session", sealed)).hasValue(WORDS);

        // Then
        var last = new KeptKeys(store, new Wrapping(List.of(fresh)), () -> now, KeptKeys.Settings.DEFAULT, told::add);
        assertThat(new CallSeal(last).open("call", "session", sealed)).hasValue(WORDS);
    }

    @Test
    void aSealInMemoryOpensWhatItSealedForThoseWhoBegan() {
        var seal = CallSeal.inMemory("call");

        assertThat(seal.openText("call", "session", seal.sealText("call", "session", "words"))).hasValue("words");
        assertThat(seal.openText("call", "session", "no base64 at all")).isEmpty();
        assertThat(seal.openText("other", "session", seal.sealText("other", "session", "words"))).isEmpty();
    }

    /// A store that can be away, and can lose everything.
    private final class Shaky implements StoredKeys {

        private StoredKeys store;
        private boolean away;

        Shaky(StoredKeys store) {
            this.store = store;
        }

        void forget() {
            store = new MemoryKeys(() -> now);
        }

        private StoredKeys asked() {
            if (away) throw new MeshException(new Fault.Unavailable("store"));
            return store;
        }

        @Override
        public Optional<Stored> find(String owner) {
            return asked().find(owner);
        }

        @Override
        public Stored keep(String owner, String text, Duration life) {
            return asked().keep(owner, text, life);
        }

        @Override
        public void swap(String owner, String before, String after) {
            asked().swap(owner, before, after);
        }

        @Override
        public Optional<Stored> put(String owner, String text, Duration life) {
            return asked().put(owner, text, life);
        }
    }
}
