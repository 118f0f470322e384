package io.callmesh.eval.clip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberWordsTest {

    @Test
    void findsNumbersHoweverTheyAreWritten() {
        assertThat(NumberWords.in("Order 4271 is on its way.", 4)).containsExactly("4271");
        assertThat(NumberWords.in("I have order 4 2 7 1. Is that right?", 4)).containsExactly("4271");
        assertThat(NumberWords.in("four, two, seven, one", 4)).containsExactly("4271");
        assertThat(NumberWords.in("Not 9001 but one one three eight!", 4)).containsExactly("9001", "1138");
    }

    @Test
    void otherNumbersAreNotIt() {
        assertThat(NumberWords.in("for 12.50, on the 24th of November 2026, within thirty days", 4)).containsExactly("2026");
        assertThat(NumberWords.in("42711", 4)).isEmpty();
    }

    @Test
    void spellsDigits() {
        assertThat(NumberWords.spoken("4071")).isEqualTo("four zero seven one");
    }
}
