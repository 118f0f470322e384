package io.callmesh.llm.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void endsSentencesWhereTheyEnd() {
        assertThat(Sentences.of("It costs $12.50. Ask Mr. Smith, e.g. today! Really? Yes"))
                .containsExactly("It costs $12.50. ", "Ask Mr. Smith, e.g. today! ", "Really? ", "Yes");
        assertThat(Sentences.of("您好！订单12.5元。“好吗？”谢谢")).containsExactly("您好！", "订单12.5元。", "“好吗？”", "谢谢");
    }

    @Test
    void cutsLongSentencesAtTheirPauses() {
        assertThat(Sentences.clauses("Order 4 2 7 1 is on its way, and will arrive on Tuesday, November 24."))
                .containsExactly("Order 4 2 7 1 is on its way, ", "and will arrive on Tuesday, ", "November 24.");
        assertThat(Sentences.clauses("No, thanks.")).containsExactly("No, thanks.");
        assertThat(Sentences.clauses("您的订单已经发货了，预计星期二送到。")).containsExactly("您的订单已经发货了，", "预计星期二送到。");
    }

    @Test
    void losesNothing() {
        for (var text : List.of("", " ", "a", "One. Two,  three and four and five, six.\n\nSeven", "一。二？！三，四", "...", "\"Quoted.\" Then")) {
            assertThat(String.join("", Sentences.of(text))).isEqualTo(text);
            assertThat(String.join("", Sentences.clauses(text))).isEqualTo(text);
        }
    }
}
