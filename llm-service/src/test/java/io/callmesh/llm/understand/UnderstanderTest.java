package io.callmesh.llm.understand;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.llm.classify.Learned;
import io.callmesh.llm.embed.Embedders;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.pack.Pack;
import io.callmesh.llm.pack.Pack.Choice;
import io.callmesh.llm.pack.Pack.Intent;
import io.callmesh.llm.pack.Pack.Kind;
import io.callmesh.llm.pack.Pack.Phrase;
import io.callmesh.llm.pack.Pack.Slot;
import io.callmesh.llm.understand.Understanding.Told;
import io.callmesh.llm.understand.Understanding.Wanted;
import io.quarkus.test.junit.QuarkusTest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// With the real embedding models. A Quarkus test only because their native library can be loaded by one class loader.
@QuarkusTest
class UnderstanderTest {

    private static final Map<Language, Understander> UNDERSTANDERS = new EnumMap<>(Language.class);

    @BeforeAll
    static void prepare() {
        var embedders = Embedders.bge(1000);
        for (var language : Language.values()) {
            var understander = new Understander(shop(), language, () -> embedders.of(language), new Learned(Optional.empty(), 1));
            understander.prepare();
            UNDERSTANDERS.put(language, understander);
        }
    }

    private static Pack shop() {
        var slots = List.of(
                new Slot("orderNumber", Kind.DIGITS, 4, 4, List.of()),
                new Slot("phone", Kind.DIGITS, 10, 11, List.of()),
                new Slot("message", Kind.TEXT, 0, 0, List.of()),
                new Slot("day", Kind.CHOICE, 0, 0, List.of(new Choice("monday", List.of(new Phrase("zh", "星期一"))), new Choice("friday", List.of(new Phrase("zh", "星期五"))))));
        return new Pack("shop", "1", List.of("en", "zh"), List.of(
                intent("order_status", "where is my (order | package)", "[please] check [the status of] order [number] {orderNumber}", "when will my order arrive", "我的订单(在哪里 | 到哪了)", "[请]查[一下]订单{orderNumber}", "什么时候发货", "我的包裹还没(送到 | 收到)"),
                intent("cancel_order", "[i want to | can i] cancel (my order | order {orderNumber})", "取消[我的]订单[{orderNumber}]", "我不想要这个订单了"),
                intent("refund", "i want (a refund | my money back)", "what is your refund policy", "我要退款", "怎么退货"),
                intent("opening_hours", "when are you open [on {day}]", "what are your opening hours", "你们几点开门", "营业时间是什么"),
                intent("danger", "i have (chest pain | pain in my chest)", "my chest (hurts | is tight | feels tight)", "i (cannot | can't) breathe", "i am short of breath", "i fainted", "he is not breathing", "我胸(口疼 | 痛 | 闷)", "我(喘不过气 | 呼吸困难)", "他没有呼吸", "我晕倒了"),
                intent("agent", "[i want to] (talk | speak) to (a person | an agent)", "转人工", "我要找客服"),
                intent("yes", "yes [please]", "that is right", "是的", "对", "好的"), intent("no", "no [thanks]", "that is wrong", "不是", "不对"),
                intent("correction", "no i meant {orderNumber}", "[no] make it {day}", "应该是{orderNumber}")), slots, List.of());
    }

    private static Intent intent(String name, String... patterns) {
        return new Intent(name, Stream.of(patterns).map(pattern -> new Phrase(pattern.codePoints().anyMatch(c -> c > 0x2E80) ? "zh" : "en", pattern)).toList());
    }

    private static Understanding understand(String language, String expecting, String... hypotheses) {
        return UNDERSTANDERS.get(Language.of(language)).understand(List.of(hypotheses), expecting);
    }

    private static String best(Understanding understood) {
        return understood.intents().isEmpty() ? "-" : understood.intents().getFirst().intent();
    }

    private static String told(Understanding understood) {
        return understood.values().stream().collect(Collectors.toMap(Told::slot, Told::value, (one, _) -> one, java.util.TreeMap::new)).toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | Where's my package?               | order_status | {}",
        "en | check the status of order 4271    | order_status | {orderNumber=4271}",
        "en | cancel order forty two seventy one | cancel_order | {orderNumber=4271}",
        "en | when are you open on Friday       | opening_hours | {day=friday}",
        "en | No, I meant 4272.                 | correction   | {orderNumber=4272}",
        "zh | 我的订单到哪了？                    | order_status | {}",
        "zh | 取消订单四二七一                    | cancel_order | {orderNumber=4271}",
        "zh | 应该是 4272                        | correction   | {orderNumber=4272}",
    })
    void aPhraseOfThePackIsExact(String language, String text, String intent, String slots) {
        var understood = understand(language, "", text);
        assertThat(understood.intents().getFirst()).isEqualTo(new Wanted(intent, 1, true));
        assertThat(told(understood)).isEqualTo(slots);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | hello could you please check order 4271 thank you | order_status",
        "en | i am still waiting for the parcel i ordered       | order_status",
        "en | i no longer want my order                         | cancel_order",
        "en | get rid of order 4271                             | cancel_order",
        "en | can you give me back what i paid                  | refund",
        "en | at what time does the store open                  | opening_hours",
        "en | let me talk to a real human being                 | agent",
        "en | yep that's right                                  | yes",
        "en | well where is my order i paid for it a week ago   | order_status",
        "zh | 东西怎么还没送到啊                                 | order_status",
        "zh | 刚下的那单能取消吗                                 | cancel_order",
        "zh | 东西坏了我要求退钱                                 | refund",
        "zh | 今天营业到几点                                     | opening_hours",
        "zh | 接人工客服                                         | agent",
        "zh | 好的，麻烦你了                                     | yes",
    })
    void whatNoPhraseSaysIsUnderstoodByItsMeaning(String language, String text, String intent) {
        var understood = understand(language, "", text);
        assertThat(best(understood)).isEqualTo(intent);
        assertThat(understood.intents().getFirst().exact()).isFalse();
        assertThat(understood.outOfScope()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | who is the president of france", "en | please tell me a joke", "en | how do i bake bread", "en | asdf qwer", "en | ''",
        "zh | 今天天气怎么样", "zh | 播放一首歌", "zh | 水的沸点是多少",
    })
    void whatIsFarFromEveryPhraseIsOutOfScope(String language, String text) {
        var understood = understand(language, "", text);
        assertThat(understood.outOfScope()).isTrue();
        assertThat(understood.intents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | orderNumber | four two seven one              | {orderNumber=4271}",
        "en | orderNumber | it is 4271                      | {orderNumber=4271}",
        "en | orderNumber | the number should be four two seven one | {orderNumber=4271}",
        "en | orderNumber | one oh oh one                   | {orderNumber=1001}",
        "en | phone       | 0 one five five triple five 0 1 9 | {phone=0155555019}",
        "en | day         | friday would be best            | {day=friday}",
        "en | message     | please call my wife             | {message=please call my wife}",
        "zh | orderNumber | 订单号应该是4271                  | {orderNumber=4271}",
        "zh | orderNumber | 四千二百七十一                    | {orderNumber=4271}",
        "zh | day         | 星期五吧                         | {day=friday}",
    })
    void theValueThatWasAskedForIsTaken(String language, String expecting, String text, String slots) {
        var understood = understand(language, expecting, text);
        assertThat(told(understood)).isEqualTo(slots);
        assertThat(understood.outOfScope()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | My chest does not hurt", "en | I have no chest pain", "en | no I am not short of breath", "en | no chest pain, no shortness of breath", "en | my chest isn't tight at all",
        "zh | 我没有胸痛", "zh | 胸口不疼", "zh | 我没有喘不过气", "zh | 我没有呼吸困难", "zh | 没有胸闷也没有胸痛",
    })
    void whatIsDeniedIsNotMeant(String language, String text) {
        assertThat(understand(language, "", text).intents()).noneMatch(wanted -> wanted.intent().equals("danger"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | my chest hurts, no, I can't breathe", "en | I can't say I have no pain in my chest", "en | my chest doesn't hurt but I can't breathe", "en | no, my chest hurts", "en | is not breathing",
        "en | I have no chest pain but I fainted", "en | I have no fever but my chest hurts", "zh | 我胸口疼，不，我喘不过气", "zh | 我不能说我胸口不疼", "zh | 我胸口不疼但是喘不过气", "zh | 没有发烧，胸口疼", "zh | 他没有呼吸了",
    })
    void whatIsDoubtedOrSaidBesideADenialIsMeant(String language, String text) {
        assertThat(best(understand(language, "", text))).isEqualTo("danger");
    }

    @Test
    void aDigitStringOfTheWrongLengthIsNotTaken() {
        assertThat(understand("en", "orderNumber", "four two seven").values()).isEmpty();
        assertThat(understand("en", "orderNumber", "four two seven one nine").values()).isEmpty();
    }

    @Test
    void aBareValueIsUnderstoodWhateverWasAsked() {
        var understood = understand("en", "", "4271");
        assertThat(told(understood)).isEqualTo("{orderNumber=4271}");
        assertThat(understood.outOfScope()).isFalse();
    }

    @Test
    void anIntentInPlaceOfAnAnswerIsUnderstood() {
        var understood = understand("en", "message", "talk to a person");
        assertThat(best(understood)).isEqualTo("agent");
        assertThat(told(understood)).isEqualTo("{message=talk to a person}");
    }

    @Test
    void theFirstHypothesisThatIsExactWins() {
        var understood = understand("en", "orderNumber", "for two seven won", "four two seven one", "four two seven nine");
        assertThat(understood.hypothesis()).isEqualTo(1);
        assertThat(told(understood)).isEqualTo("{orderNumber=4271}");
    }

    @Test
    void ofInexactHypothesesTheMostProbableWins() {
        var understood = understand("en", "", "why there is my old her", "please find out where my order is");
        assertThat(understood.hypothesis()).isEqualTo(1);
        assertThat(best(understood)).isEqualTo("order_status");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en |             | wear is my package          | order_status | {}",
        "en |             | counsel order 4271          | cancel_order | {orderNumber=4271}",
        "en | orderNumber | for two seven won           | -            | {orderNumber=4271}",
        "zh |             | 我的定单到那了                | order_status | {}",
        "zh |             | 取小订单4271                 | cancel_order | {orderNumber=4271}",
        "zh | orderNumber | 是二七一                     | -            | {orderNumber=4271}",
    })
    void whatSoundsLikeAPhraseIsUnderstoodAsIt(String language, String expecting, String text, String intent, String slots) {
        var understood = understand(language, expecting == null ? "" : expecting, text);
        assertThat(best(understood)).isEqualTo(intent);
        assertThat(told(understood)).isEqualTo(slots);
        assertThat(understood.intents()).noneMatch(Wanted::exact);
    }

    @Test
    void aFreeTextStaysAsItWasHeard() {
        assertThat(told(understand("en", "message", "wear is my package"))).isEqualTo("{message=wear is my package}");
    }

    @Test
    void tellsWhereAValueStood() {
        var value = understand("en", "", "😀 Order 4271, please").values().getFirst();
        assertThat(value.from()).isEqualTo(8);
        assertThat(value.to()).isEqualTo(12);
    }

    @Test
    void aCorrectionReplacesWhatWasSaidBefore() {
        assertThat(told(understand("en", "orderNumber", "four two seven one no sorry four two seven two"))).isEqualTo("{orderNumber=4272}");
        assertThat(told(understand("zh", "orderNumber", "四二七一，不对，四二七二"))).isEqualTo("{orderNumber=4272}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en | this is terrible i am so disappointed | NEGATIVE", "en | great thank you | POSITIVE", "en | that is not good | NEGATIVE", "en | where is my order | NEUTRAL",
        "zh | 太差了，我要投诉 | NEGATIVE", "zh | 太好了谢谢 | POSITIVE", "zh | 我不满意 | NEGATIVE", "zh | 查订单 | NEUTRAL"})
    void hearsTheMood(String language, String text, Mood mood) {
        assertThat(understand(language, "", text).mood()).isEqualTo(mood);
    }

    @Test
    void noticesTheOtherLanguage() {
        assertThat(understand("en", "", "我的订单在哪里").language()).isEqualTo(Language.CHINESE);
        assertThat(understand("zh", "", "where is my order").language()).isEqualTo(Language.ENGLISH);
        assertThat(understand("zh", "", "4271").language()).isEqualTo(Language.CHINESE);
    }

    @Test
    void theSameWordsAreUnderstoodTheSame() {
        assertThat(understand("en", "", "could you look up my shipment")).isEqualTo(understand("en", "", "could you look up my shipment"));
    }
}
