package io.callmesh.llm.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.llm.embed.Embedders;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.pack.Pack.Passage;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// With the real embedding models. A Quarkus test only because their native library can be loaded by one class loader.
@QuarkusTest
class KnowledgeBaseTest {

    private static final List<Passage> PASSAGES = List.of(
            new Passage("returns", "en", "How to return something", "You may return anything within thirty days. It must be **unused** and in its box. The return label is on our website."),
            new Passage("money", "en", "When the money comes back", "We refund you within five working days. The money goes to the card that you paid with."),
            new Passage("delivery", "en", "What delivery costs", "- Delivery is free above forty dollars.\n- Below that it costs four dollars."),
            new Passage("parking", "en", "Parking", "There are twenty parking spaces behind the store. The first hour is free."),
            new Passage("gift", "en", "Gift cards", "Gift cards are valid for three years and cannot be exchanged for [cash](https://example.org)."),
            new Passage("returns", "zh", "怎样退货", "三十天之内可以退货。商品要没有用过。"),
            new Passage("money", "zh", "什么时候退款", "我们在五个工作日内退款。钱会退到您付款的卡上。"),
            new Passage("delivery", "zh", "运费是多少", "满四十元免运费。不足四十元，运费四元。"),
            new Passage("parking", "zh", "停车", "商店后面有二十个停车位。第一个小时免费。"));

    private static final Map<Language, KnowledgeBase> BASES = new EnumMap<>(Language.class);

    @BeforeAll
    static void prepare() {
        var embedders = Embedders.bge(1000);
        for (var language : Language.values()) BASES.put(language, new KnowledgeBase(PASSAGES, language, () -> embedders.of(language)));
    }

    private static Found best(String language, String question) {
        return BASES.get(Language.of(language)).find(question, 1).getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | how many days do i have to bring something back    | returns  | thirty days",
        "en | when do i get my money                             | money    | five working days",
        "en | how much is shipping                               | delivery | costs four dollars",
        "en | is there somewhere to park my car                  | parking  | twenty parking spaces",
        "en | how long are gift cards good for                   | gift     | three years",
        "zh | 多久之内能退货                                      | returns  | 三十天",
        "zh | 钱什么时候退给我                                    | money    | 五个工作日",
        "zh | 运费多少钱                                          | delivery | 运费四元",
        "zh | 有地方停车吗                                        | parking  | 停车位",
    })
    void findsThePassageAndItsSentence(String language, String question, String passage, String answer) {
        var found = best(language, question);
        assertThat(found.passage().id()).isEqualTo(passage);
        assertThat(found.answer()).contains(answer);
        assertThat(found.sure()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | who won the world cup", "en | how do i bake bread", "en | what is the capital of france", "en | my computer does not start",
        "zh | 今天天气怎么样", "zh | 谁赢了世界杯", "zh | 讲个笑话",
    })
    void isNotSureOfWhatItDoesNotHold(String language, String question) {
        assertThat(best(language, question).sure()).isFalse();
    }

    @Test
    void anAnswerIsAtMostTwoSentencesWithoutMarks() {
        assertThat(best("en", "in what state must a return be").answer()).isEqualTo("You may return anything within thirty days. It must be unused and in its box.");
        assertThat(best("en", "exchange a gift card for cash").answer()).endsWith("exchanged for cash.");
        assertThat(best("en", "what does delivery cost").answer()).isEqualTo("Delivery is free above forty dollars. Below that it costs four dollars.");
    }

    private static KnowledgeBase hotels() {
        var embedders = Embedders.bge(1000);
        return new KnowledgeBase(List.of(
                new Passage("willow-pets", "en", "Can I bring my dog?", "No, dogs are not allowed at the Willow Inn.", "Willow Inn"),
                new Passage("willow-parking", "en", "Is there parking?", "Parking at the Willow Inn is free.", "Willow Inn"),
                new Passage("harbor-pets", "en", "Are dogs welcome?", "Dogs are welcome at the Old Harbor Hotel for 20 USD.", "Old Harbor Hotel"),
                new Passage("harbor-breakfast", "en", "When is breakfast?", "Breakfast is from seven to ten.", "Old Harbor Hotel"),
                new Passage("pay", "en", "How can I pay?", "Every hotel of ours takes all common cards.")), Language.ENGLISH, () -> embedders.of(Language.ENGLISH));
    }

    @Test
    void whatIsTalkedAboutDecidesWhichOfTwoIsMeant() {
        // Given
        var hotels = hotels();
        var harbor = List.of("i need a room", "how about the old harbor hotel", "yes that is good", "it is on the quay");
        // When
        var there = hotels.find("can i bring my dog", harbor, 1).getFirst();
        var elsewhere = hotels.find("can i bring my dog", List.of("i saw the old harbor hotel", "there is also the willow inn", "tell me about the willow in"), 1).getFirst();
        // Then
        assertThat(there.passage().id()).isEqualTo("harbor-pets");
        assertThat(there.sure()).isTrue();
        assertThat(elsewhere.passage().id()).isEqualTo("willow-pets");
    }

    @Test
    void nobodyIsToldAboutAnotherThingThanTheOneTheyTalkAbout() {
        // Given
        var hotels = hotels();
        // Then
        assertThat(hotels.find("is there parking", List.of("tell me about the old harbor hotel"), 5)).filteredOn(Found::sure).extracting(found -> found.passage().about())
                .doesNotContain("Willow Inn");
        assertThat(hotels.find("can i bring my dog", List.of(), 5)).filteredOn(Found::sure).isEmpty();
        assertThat(hotels.find("how can i pay", List.of("tell me about the old harbor hotel"), 1).getFirst().sure()).isTrue();
    }

    @Test
    void namesAreRecognizedAsTheyAreMisheard() {
        assertThat(hotels().find("at old harber hotel can i bring a dog", 1).getFirst().passage().id()).isEqualTo("harbor-pets");
    }

    @Test
    void ofManyPassagesTheRightOneIsFound() {
        // Given
        var many = new ArrayList<>(PASSAGES);
        for (int i = 0; i < 700; i++) many.add(new Passage("room-" + i, "en", "Room " + i, "Room " + i + " has a bed and a desk."));
        var embedders = Embedders.bge(1000);
        var base = new KnowledgeBase(many, Language.ENGLISH, () -> embedders.of(Language.ENGLISH));
        // When
        var found = base.find("what does delivery cost", 3);
        // Then
        assertThat(found.getFirst().passage().id()).isEqualTo("delivery");
        assertThat(found.getFirst().sure()).isTrue();
    }

    @Test
    void ranksFromBestToWorst() {
        var found = BASES.get(Language.ENGLISH).find("refund to my card", 3);
        assertThat(found).hasSize(3);
        assertThat(found.getFirst().passage().id()).isEqualTo("money");
    }

    @Test
    void nothingIsKnownOfNothing() {
        var empty = new KnowledgeBase(List.of(), Language.ENGLISH, () -> {
            throw new AssertionError("not needed");
        });
        assertThat(empty.find("anything", 3)).isEmpty();
        assertThat(BASES.get(Language.ENGLISH).find(" ", 3)).isEmpty();
    }
}
