package io.callmesh.asr.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrigramsTest {

    private static final int WHERE = 0, IS = 1, MY = 2, ORDER = 3, PARCEL = 4, WORDS = 5;

    private final Trigrams trigrams = new Trigrams(WORDS);

    @Test
    void whatWasSaidIsLikelierThanWhatWasNot() {
        // When
        learn();
        // Then
        assertThat(trigrams.of(IS, MY, ORDER)).isGreaterThan(10 * trigrams.of(IS, MY, WHERE));
        assertThat(trigrams.of(MY, ORDER, trigrams.end())).isGreaterThan(0.5);
        assertThat(trigrams.of(Trigrams.NONE, trigrams.begin(), WHERE)).isGreaterThan(0.5);
    }

    @Test
    void whatWasSaidAfterOneWordHelpsAfterTwoThatWereNeverSaid() {
        // When
        learn();
        // Then
        assertThat(trigrams.of(PARCEL, MY, ORDER)).isEqualTo(trigrams.of(Trigrams.NONE, MY, ORDER)).isGreaterThan(trigrams.of(PARCEL, MY, IS));
    }

    @Test
    void allThatMayFollowIsCertain() {
        // When
        learn();
        // Then
        for (int first : List.of(Trigrams.NONE, trigrams.begin(), MY, PARCEL)) {
            assertThat(IntStream.range(0, WORDS + 2).mapToDouble(word -> trigrams.of(WHERE, first, word)).sum()).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void aWordWithoutANumberBreaksTheSentence() {
        // When
        trigrams.learn(List.of(WHERE, Trigrams.NONE, ORDER));
        // Then
        assertThat(trigrams.of(Trigrams.NONE, WHERE, ORDER)).isLessThan(0.5).isEqualTo(trigrams.of(Trigrams.NONE, Trigrams.NONE, ORDER));
    }

    private void learn() {
        for (int i = 0; i < 20; i++) trigrams.learn(List.of(WHERE, IS, MY, ORDER));
        trigrams.learn(List.of(WHERE, IS, MY, PARCEL));
    }
}
