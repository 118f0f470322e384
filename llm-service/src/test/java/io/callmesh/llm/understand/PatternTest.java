package io.callmesh.llm.understand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Tokenizer;
import io.callmesh.llm.pack.Pack;
import io.callmesh.llm.pack.Pack.Choice;
import io.callmesh.llm.pack.Pack.Kind;
import io.callmesh.llm.pack.Pack.Phrase;
import io.callmesh.llm.pack.Pack.Slot;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTest {

    private static final Pack SLOTS = new Pack("test", "1", List.of("en", "zh"), List.of(), List.of(
            new Slot("number", Kind.DIGITS, 4, 4, List.of()),
            new Slot("count", Kind.NUMBER, 0, 0, List.of()),
            new Slot("note", Kind.TEXT, 0, 0, List.of()),
            new Slot("drink", Kind.CHOICE, 0, 0, List.of(
                    new Choice("coffee", List.of(new Phrase("zh", "咖啡"))),
                    new Choice("iced coffee", List.of(new Phrase("en", "cold coffee"), new Phrase("zh", "冰咖啡")))))), List.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "en | where is my order                  | Where is my order?                | {}",
        "en | where is my order                  | where's my order                  | {}",
        "en | [please] check (it / that)         | check that                        | {}",
        "en | [please] check (it / that)         | please check it                   | {}",
        "en | a [b [c]] d                        | a b d                             | {}",
        "en | a [b / c] d                        | a c d                             | {}",
        "en | check order [number] {number}      | check order number 4271           | {number=4271}",
        "en | check order [number] {number}      | check order four two seven one    | {number=4271}",
        "en | a {drink} please                   | a cold coffee please              | {drink=iced coffee}",
        "en | [a] {drink} [and] {drink}          | a coffee and iced coffees         | {drink=iced coffee}",
        "en | {count} {drink}                    | twenty one coffees                | {count=21, drink=coffee}",
        "en | tell them {note}                   | Tell them: I'm late, sorry.       | {note=}",
        "en | the sixteen ounce one              | the 16 ounce one                  | {}",
        "zh | [请]查[一下]订单{number}            | 请查一下订单四二七一。               | {number=4271}",
        "zh | [请]查[一下]订单{number}            | 查订单 4271                        | {number=4271}",
        "zh | 我要{count}杯{drink}                | 我要两杯冰咖啡                      | {count=2, drink=iced coffee}",
        "zh | (怎么 / 如何)退货                   | 如何退货？                          | {}",
    })
    void matches(String language, String pattern, String text, String filled) {
        assertThat(match(language, pattern, text)).isEqualTo(filled);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | where is my order             | where is my order now",
        "en | where is my order             | where is my",
        "en | check order {number}          | check order 427",
        "en | check order {number}          | check order 42711",
        "en | a {drink} please              | a tea please",
        "zh | 查订单{number}                 | 查订单四二七",
        "en | where is my order             | ''",
    })
    void doesNotMatch(String language, String pattern, String text) {
        assertThat(match(language, pattern, text)).isEqualTo("none");
    }

    private static String match(String language, String pattern, String text) {
        var tongue = Language.of(language);
        var matcher = new PatternMatcher(Tokenizer.tokens(text, tongue), new SlotValues(SLOTS, tongue));
        return matcher.match(PatternParser.parse(pattern.replace('/', '|'), tongue, "test"))
                .map(filled -> filled.stream().collect(Collectors.toMap(Filled::slot, Filled::value, (_, last) -> last, java.util.TreeMap::new)))
                .map(Map::toString)
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '/', value = {"where is [my order / lacks a ]", "(a | b / lacks a )", "a) b / unexpected )", "{number / lacks a }", "a {} / has a {} without a slot"})
    void saysWhatIsWrongWithAPattern(String pattern, String problem) {
        assertThatThrownBy(() -> PatternParser.parse(pattern, Language.ENGLISH, "pack.intents[x]")).hasMessageContaining("pack.intents[x]").hasMessageContaining(problem);
    }

    @Test
    void aPatternMayNotNameAnUnknownSlot() {
        var pack = new Pack("test", "1", List.of("en"), List.of(new Pack.Intent("x", List.of(new Phrase("en", "check {order}")))), List.of(), List.of());
        assertThatThrownBy(() -> new Grammar(pack, Language.ENGLISH, new SlotValues(pack, Language.ENGLISH))).hasMessageContaining("pack.intents[x]").hasMessageContaining("{order}");
    }

    @Test
    void expandsEveryChoiceWithinItsBound() {
        var pattern = PatternParser.parse("[a] (b | c) [d] (e | f | g)", Language.ENGLISH, "test");
        assertThat(Expansions.words(pattern)).hasSize(24).doesNotHaveDuplicates();
        assertThat(Expansions.some(pattern, SlotNames::mark, 4)).hasSize(4).contains(List.of("a", "b", "d", "e"), List.of("c", "g"));
        var wide = PatternParser.parse("(a | b | c | d | e | f | g | h | i) (a | b | c | d | e | f | g | h | i) (a | b | c | d)", Language.ENGLISH, "test");
        assertThat(Expansions.words(wide)).hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void aPatternThatTakesTooLongDoesNotMatch() {
        var pattern = PatternParser.parse("[a] ".repeat(40) + "b", Language.ENGLISH, "test");
        assertThat(match("en", "[a] ".repeat(40) + "b", "a ".repeat(20) + "c")).isEqualTo("none");
        assertThat(pattern).isNotNull();
    }
}
