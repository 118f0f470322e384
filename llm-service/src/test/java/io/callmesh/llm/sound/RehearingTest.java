package io.callmesh.llm.sound;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Token;
import io.callmesh.llm.language.Tokenizer;
import io.callmesh.llm.language.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RehearingTest {

    private static Rehearing rehearing(Language language, String... phrases) {
        return new Rehearing(Stream.of(phrases).map(phrase -> Words.of(phrase, language)).toList(), false, language);
    }

    private static String meant(Rehearing rehearing, Language language, String heard) {
        var meant = rehearing.meant(Tokenizer.tokens(heard, language)).map(Rehearing.Meant::tokens).orElse(List.of());
        return meant.stream().map(Token::word).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "wear is my order        | where is my order",
        "talk to an agent | ''",
        "pay the pill            | pay the bill",
        "counsel my order        | cancel my order",
        "over draft fees         | overdraft fees",
        "where is my order       | ''",
    })
    void wordsThatSoundAlikeBecomeThoseOfThePack(String heard, String meant) {
        var rehearing = rehearing(Language.ENGLISH, "where is my order", "cancel my order", "pay the bill", "overdraft fees", "talk to an agent");
        assertThat(meant(rehearing, Language.ENGLISH, heard)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"我的定单在那里 | 我 的 订 单 在 哪 里", "取小订单 | 取 消 订 单", "转人工 | ''", "播放一首歌 | ''"})
    void charactersOfTheSamePinyinBecomeThoseOfThePack(String heard, String meant) {
        var rehearing = rehearing(Language.CHINESE, "我的订单在哪里", "取消订单", "转人工", "查订单");
        assertThat(meant(rehearing, Language.CHINESE, heard)).isEqualTo(meant);
    }

    @Test
    void whatWasMeantStandsWhereItWasHeard() {
        var rehearing = rehearing(Language.ENGLISH, "overdraft fees");
        var meant = rehearing.meant(Tokenizer.tokens("over draft fees", Language.ENGLISH)).orElseThrow();
        assertThat(meant.tokens()).containsExactly(new Token("overdraft", 0, 10), new Token("fees", 11, 15));
        assertThat(meant.farthest()).isLessThan(0.1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ENGLISH | for two seven won | 4 2 7 1", "ENGLISH | to | 2", "ENGLISH | two ate | 2 8", "ENGLISH | i want to | ''", "ENGLISH | tree | ''", "CHINESE | 是二七一 | 4 2 7 1", "CHINESE | 是 | ''"})
    void numeralsAreHeardAmongNumerals(Language language, String heard, String numerals) {
        var tokens = new NumbersBySound(language).in(Tokenizer.tokens(heard, language)).orElse(List.of());
        assertThat(tokens.stream().map(Token::word).collect(Collectors.joining(" "))).isEqualTo(numerals);
    }

    @ParameterizedTest
    @CsvSource({"write, right", "night, knight", "wait, weight", "meet, meat", "pain, pane", "two, too", "four, for", "one, won", "sail, sale", "cheque, check", "hour, our"})
    void homophonesSoundTheSame(String one, String other) {
        var sounds = new Sounds(Language.ENGLISH);
        assertThat(Nearness.between(sounds.of(one), sounds.of(other))).isLessThanOrEqualTo(0.1);
    }

    @ParameterizedTest
    @CsvSource({"order, refund", "yes, no", "card, money", "cancel, change"})
    void otherWordsAreFarApart(String one, String other) {
        var sounds = new Sounds(Language.ENGLISH);
        assertThat(Nearness.between(sounds.of(one), sounds.of(other))).isGreaterThan(0.4);
    }
}
