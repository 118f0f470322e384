package io.callmesh.asr.engine.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GeneralEnglishTest {

    private static GeneralEnglish english;

    @BeforeAll
    static void load() {
        english = new GeneralEnglish();
    }

    @Test
    void whatMayFollowTwoWordsIsCertain() {
        assertThat(sum(english.number("i"), english.number("would"))).as("a pair that is known").isCloseTo(1, within(0.01));
        assertThat(sum(english.number("parcel"), english.number("aardvark"))).as("a pair that is not").isCloseTo(1, within(0.01));
        assertThat(sum(GeneralEnglish.NONE, english.number("my"))).as("one word").isCloseTo(1, within(0.01));
    }

    @Test
    void commonPhrasesAreLikelierThanOthers() {
        assertThat(of("would", "like", "to")).isGreaterThan(Math.log(0.1));
        assertThat(of("would", "like", "to")).isGreaterThan(of("would", "like", "of") + 3);
        assertThat(of("how", "much", "is")).isGreaterThan(of("how", "much", "am") + 3);
    }

    @Test
    void theUsualWordsAreWordsAndTheMostFrequentOnesFirst() {
        assertThat(english.usual(1_000)).hasSize(1_000).contains("the", "money", "please").doesNotContain("<s>", "</s>").first().isEqualTo("the");
    }

    @Test
    void aWordThatIsNotThereHasNoNumber() {
        assertThat(english.number("no-such-word")).isEqualTo(GeneralEnglish.NONE);
    }

    private static double of(String second, String first, String word) {
        return english.of(english.number(second), english.number(first), english.number(word));
    }

    private static double sum(int second, int first) {
        double sum = 0;
        for (int word = 0; word < english.size(); word++) sum += Math.exp(english.of(second, first, word));
        return sum;
    }
}
