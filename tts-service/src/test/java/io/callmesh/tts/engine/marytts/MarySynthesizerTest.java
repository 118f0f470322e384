package io.callmesh.tts.engine.marytts;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.tts.engine.Synthesizer;
import io.callmesh.tts.engine.SynthesizerContract;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class MarySynthesizerTest extends SynthesizerContract {

    private static final Synthesizer ENGINE = new MarySynthesizer();

    @Override
    protected Synthesizer engine() {
        return ENGINE;
    }

    @Override
    protected String language() {
        return "en";
    }

    @Override
    protected String sentence() {
        return "My order number is four two seven one.";
    }

    /// Times measured against the energy of the sound in November 2026; a pause between sentences belongs to no word.
    @Test
    void wordsAreHeardWhenTheyAreSaidToBe() throws InterruptedException {
        var heard = speak("Please hold. I will transfer you to a human agent.", 1.0);

        assertThat(heard.words()).extracting(word -> word.start().toMillis()).usingElementComparator(near())
                .containsExactly(0L, 335L, 1_240L, 1_345L, 1_525L, 2_135L, 2_280L, 2_485L, 2_535L, 2_920L);
        assertThat(heard.words()).extracting(word -> word.end().toMillis()).usingElementComparator(near())
                .containsExactly(335L, 840L, 1_345L, 1_525L, 2_135L, 2_280L, 2_485L, 2_535L, 2_920L, 3_380L);
    }

    private static Comparator<Long> near() {
        return (one, other) -> Math.abs(one - other) <= 25 ? 0 : Long.compare(one, other);
    }
}
