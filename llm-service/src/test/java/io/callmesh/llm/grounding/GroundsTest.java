package io.callmesh.llm.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.llm.language.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundsTest {

    private static final Grounds ENGLISH = Grounds.of(List.of("""
            What a return costs
            The return label costs 4.50 USD, which we take off your refund. You can return anything within thirty days of delivery. We are open
            Monday to Friday from 9:00 to 17:30 on Juniper Street, and 12 % off on the 3rd of May. Write to help@shop.example or call 0800 555 199.
            """), Language.ENGLISH);
    private static final Grounds CHINESE = Grounds.of(List.of("收到以后三十天内都可以退货，退货单收费4.5元，星期一到星期五九点开门。请致电400-820。"), Language.CHINESE);

    @ParameterizedTest
    @ValueSource(strings = {
        "You can return it within 30 days of delivery.",
        "The label costs $4.50 and we take that off your refund.",
        "We open at 9:00 on Mondays.",
        "Come to Juniper Street on Friday.",
        "That is 12 percent off in May.",
        "Write to help@shop.example.",
        "Yes, you can return anything, of course.",
        "Certainly, I am glad to help.",
        "One of our return labels is for you."})
    void whatTheTextGivesMayBeSaidInOtherWords(String sentence) {
        assertThat(ENGLISH.give(sentence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "You can return it within 60 days of delivery.",
        "You can return it within sixty days of delivery.",
        "The return label costs 30 dollars.",
        "The return label costs $5.40.",
        "The return label costs 30 % of the delivery.",
        "We are open on Sunday on Juniper Street.",
        "We are open today on Juniper Street.",
        "Return it to Maple Street, we are open from 9:00.",
        "Write to evil@shop.example for your refund.",
        "Call 0800 555 200 for your refund.",
        "Your return label is AB-1234.",
        "Return labels are at other.example.com.",
        "The quick purple elephants dance over volcanoes forever.",
        "Blorp fizz wug."})
    void whatItDoesNotGiveMayNot(String sentence) {
        assertThat(ENGLISH.give(sentence)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"三十天内可以退货。", "30天内都可以退货。", "退货单收4.5元。", "周一九点开门。", "好的，可以。", "一般都可以退货。"})
    void chineseIsHeldAgainstChinese(String sentence) {
        assertThat(CHINESE.give(sentence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"六十天内可以退货。", "退货单收费8元。", "退货单收费30元。", "星期六九点开门。", "明天可以退货。", "请致电400-821。", "大象在火山顶跳舞唱歌。"})
    void chineseThatIsNotGivenMayNot(String sentence) {
        assertThat(CHINESE.give(sentence)).isFalse();
    }

    @Test
    void whatTheCallerSaysGivesWordsAndProvesNothing() {
        // Given
        var asked = Grounds.of(List.of("do I get 500 dollars for my broken telescope"), Language.ENGLISH).withoutClaims();
        // Then
        assertThat(asked.give("You asked about a broken telescope.")).isTrue();
        assertThat(asked.give("You get 500 dollars for your broken telescope.")).isFalse();
    }

    @Test
    void whatIsInNoWordsIsNotGiven() {
        var grounds = Grounds.of(List.of("We open at nine."), Language.ENGLISH);
        assertThat(grounds.give("Yes, of course.")).isTrue();
        assertThat(grounds.give("]\uFFFDs-\uFFFDPL;;;;A]")).isFalse();
        assertThat(grounds.give("xq zk pl")).isFalse();
        assertThat(grounds.give("We open at nine\u0007.")).isFalse();
    }
}
