package io.callmesh.llm.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Where's my order?!            | where is my order",
        "I'd like it, please.          | i would like it please",
        "can't won't don’t             | can not will not do not",
        "um, what uh is that           | what is that",
        "<unk> where is <sil> it       | where is it",
        "sixteen ounce                 | 16 ounce",
        "16 ounce                      | 16 ounce",
        "forty two                     | 40 2",
        "42                            | 40 2",
        "4271                          | 4 2 7 1",
        "０４２                         | 0 4 2",
        "the customer's café           | the customers café",
        "我的 order 到哪了              | 我 的 order 到 哪 了",
    })
    void cutsEnglish(String text, String words) {
        assertThat(String.join(" ", Words.of(text, Language.ENGLISH))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "我的订单，到哪里了？ | 我 的 订 单 到 哪 里 了",
        "四二七一            | 4 2 7 1",
        "幺三零〇            | 1 3 0 0",
        "4271               | 4 2 7 1",
        "四千二百七十一       | 4 千 2 百 7 十 1",
        "呃，查一下          | 查 1 下",
    })
    void cutsChinese(String text, String words) {
        assertThat(String.join(" ", Words.of(text, Language.CHINESE))).isEqualTo(words);
    }

    @Test
    void knowsWhereEachWordStood() {
        var tokens = Tokenizer.tokens("😀 It's 42!", Language.ENGLISH);
        assertThat(tokens).containsExactly(new Token("it", 2, 6), new Token("is", 2, 6), new Token("40", 7, 9, "", "!"), new Token("2", 7, 9, "", "!"));
    }

    @ParameterizedTest
    @CsvSource({"lattes, latte", "shots, shot", "parties, party", "boxes, box", "dishes, dish", "glass, glass", "bus, bus", "yes, yes", "this, this", "is, is"})
    void knowsWhatPluralsAreOf(String word, String stem) {
        assertThat(Words.stem(word)).isEqualTo(stem);
    }
}
