package io.callmesh.runtime.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DataKeyTest {

    private static final DataKey KEY = DataKey.random();

    @Property(tries = 300)
    void whatIsSealedOpensAsItWas(@ForAll byte[] clear, @ForAll String owner, @ForAll String purpose) {
        assertThat(KEY.open(owner, purpose, KEY.seal(owner, purpose, clear))).hasValueSatisfying(opened -> assertThat(opened).isEqualTo(clear));
    }

    @Property(tries = 300)
    void nothingOpensForAnotherOwnerOrPurpose(@ForAll byte[] clear, @ForAll String owner, @ForAll String purpose, @ForAll String other) {
        var sealed = KEY.seal(owner, purpose, clear);

        if (!other.equals(owner)) assertThat(KEY.open(other, purpose, sealed)).isEmpty();
        if (!other.equals(purpose)) assertThat(KEY.open(owner, other, sealed)).isEmpty();
        if (!purpose.isEmpty()) assertThat(KEY.open(purpose.charAt(purpose.length() - 1) + owner, purpose.substring(0, purpose.length() - 1), sealed)).isEmpty();
        assertThat(DataKey.random().open(owner, purpose, sealed)).isEmpty();
    }

    @Property(tries = 1000)
    void whatIsChangedOrCutDoesNotOpen(@ForAll byte[] clear, @ForAll @IntRange(max = 10_000) int place, @ForAll @IntRange(min = 1, max = 255) int change) {
        var sealed = KEY.seal("call", "session", clear);
        var changed = sealed.clone();
        changed[place % sealed.length] ^= (byte) change;

        assertThat(KEY.open("call", "session", changed)).isEmpty();
        assertThat(KEY.open("call", "session", Arrays.copyOf(sealed, place % sealed.length))).isEmpty();
        assertThat(KEY.open("call", "session", Arrays.copyOf(sealed, sealed.length + 1))).isEmpty();
    }

    @Property(tries = 1000)
    void whatNobodySealedDoesNotOpen(@ForAll byte[] garbage) {
        assertThat(KEY.open("call", "session", garbage)).isEmpty();
    }

    @Test
    void theSameWordsAreSealedDifferentlyEachTime() {
        var words = "four one one one".getBytes(UTF_8);

        assertThat(KEY.seal("call", "session", words)).isNotEqualTo(KEY.seal("call", "session", words)).hasSize(1 + 12 + words.length + 16);
        assertThat(new String(KEY.seal("call", "session", words), java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("four");
    }

    @Test
    void aKeyPrintsNothing() {
        assertThat(KEY).hasToString("a key");
    }
}
