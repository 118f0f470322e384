package io.callmesh.gateway.listen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnEndTest {

    @ParameterizedTest
    @ValueSource(strings = {"where is my order", "what time do you open", "I'd like to talk to a person.", "a double espresso please", "hello", "thank you", "yes",
        "my order number is four two seven one", "can i have a large latte with milk"})
    void wholeSentencesSeemComplete(String text) {
        assertThat(TurnEnd.score(text, "en")).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"where is my", "i would like to", "cancel my order and", "because", "what time do you", "can i have a large latte with", "um",
        "i need to change my", "and then i", "my order number is four two"})
    void beginningsDoNot(String text) {
        assertThat(TurnEnd.score(text, "en")).isLessThan(0.2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"我的订单在哪里", "我想退货", "我想取消订单。", "你们几点开门？", "好的", "是的", "谢谢", "转人工"})
    void wholeChineseSentencesSeemComplete(String text) {
        assertThat(TurnEnd.score(text, "zh-CN")).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"我想", "因为", "然后", "我的订单号是", "我想要一个呃", "我的订单"})
    void chineseBeginningsDoNot(String text) {
        assertThat(TurnEnd.score(text, "zh-CN")).isLessThan(0.2);
    }

    @Test
    void figuresAndWordsForThemAreTheSame() {
        assertThat(TurnEnd.score("My number is 4271.", "en")).isEqualTo(TurnEnd.score("my number is four two seven one", "en"));
    }

    @Test
    void aFillerAfterAWholeSentenceOpensItAgain() {
        assertThat(TurnEnd.score("where is my order um", "en")).isLessThan(TurnEnd.score("where is my order", "en") / 2);
    }

    @Test
    void nothingAndOtherLanguagesAreUnknown() {
        assertThat(TurnEnd.score("", "en")).isEqualTo(TurnEnd.UNKNOWN);
        assertThat(TurnEnd.score("?!", "zh")).isEqualTo(TurnEnd.UNKNOWN);
        assertThat(TurnEnd.score("¿dónde está mi pedido?", "es")).isEqualTo(TurnEnd.UNKNOWN);
    }
}
