package io.callmesh.runtime.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpokenTest {

    private record Turn(int number, Spoken caller) {}

    @Test
    void wordsDoNotComeOutByPrinting() {
        var words = Spoken.of("my card number is 4111");

        assertThat("" + new Turn(1, words)).doesNotContain("card").doesNotContain("4111").contains("22 characters");
        assertThat(new IllegalStateException(String.valueOf(words))).hasMessageNotContaining("4111");
        assertThat(words.reveal()).isEqualTo("my card number is 4111");
    }
}
