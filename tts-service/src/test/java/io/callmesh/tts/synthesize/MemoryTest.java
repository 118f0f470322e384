package io.callmesh.tts.synthesize;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.tts.engine.Voice;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final Manner MANNER = new Manner("en", new Voice("scripted/one", Set.of("en"), 16_000, "Apache-2.0"), 16_000, 1.0);

    private final Memory memory = new Memory(1_600);

    @Test
    void whatWasSaidLongestAgoIsForgottenFirst() {
        for (int i = 0; i < 16; i++) memory.keep(key(i), new Phrase(List.of(), 100));
        memory.recall(key(0));

        memory.keep(key(16), new Phrase(List.of(), 100));

        assertThat(memory.recall(key(1))).isEmpty();
        assertThat(memory.recall(key(0))).isPresent();
        assertThat(memory.recall(key(16))).isPresent();
        assertThat(memory.bytes()).isEqualTo(1_600);
    }

    @Test
    void aPhraseThatWouldPushOutManyIsNotKept() {
        memory.keep(key(1), new Phrase(List.of(), 101));

        assertThat(memory.recall(key(1))).isEmpty();
        assertThat(memory.bytes()).isZero();
    }

    @Test
    void keepingTheSamePhraseTwiceCountsOnce() {
        memory.keep(key(1), new Phrase(List.of(), 50));
        memory.keep(key(1), new Phrase(List.of(), 50));

        assertThat(memory.bytes()).isEqualTo(50);
    }

    @Test
    void aKeyDoesNotPrintWhatIsSaid() {
        assertThat(key(7).toString()).doesNotContain("phrase");
    }

    private static Phrase.Key key(int number) {
        return new Phrase.Key(Spoken.of("phrase " + number), MANNER);
    }
}
