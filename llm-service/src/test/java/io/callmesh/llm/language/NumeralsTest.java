package io.callmesh.llm.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | 4271                                  | 4271",
        "en | four two seven one                    | 4271",
        "en | forty two seventy one                 | 4271",
        "en | four twenty seven one                 | 4271",
        "en | four thousand two hundred seventy one | 4271",
        "en | four thousand two hundred and seventy one | 4271",
        "en | forty two hundred                     | 4200",
        "en | one oh oh one                         | 1001",
        "en | nine double zero one                  | 9001",
        "en | triple one eight                      | 1118",
        "en | double oh seven one                   | 0071",
        "en | eleven thirty eight                   | 1138",
        "en | 42 71                                 | 4271",
        "zh | 四二七一                               | 4271",
        "zh | 四千二百七十一                          | 4271",
        "zh | 四十二七十一                           | 4271",
        "zh | 九零零幺                               | 9001",
        "zh | 4271                                  | 4271",
        "zh | 十一三十八                             | 1138",
    })
    void readsDigitsHoweverTheyAreSaid(String language, String said, String digits) {
        var tokens = Tokenizer.tokens(said, Language.of(language));
        var whole = DigitString.readings(tokens, 0, 4).stream().filter(reading -> reading.end() == tokens.size()).map(DigitString.Reading::digits);
        assertThat(whole).contains(digits);
    }

    @Test
    void readsNoMoreDigitsThanItMay() {
        var readings = DigitString.readings(Tokenizer.tokens("1 2 3 4 5 6", Language.ENGLISH), 0, 4);
        assertThat(readings).allMatch(reading -> reading.digits().length() <= 4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | two                          | 2",
        "en | twenty one                   | 21",
        "en | one hundred and five         | 105",
        "en | 105                          | 105",
        "en | 100                          | 100",
        "en | two thousand three hundred   | 2300",
        "en | three million two thousand   | 3002000",
        "zh | 两                           | 2",
        "zh | 十六                         | 16",
        "zh | 二十                         | 20",
        "zh | 三百零五                      | 305",
        "zh | 一万二千                      | 12000",
        "zh | 16                           | 16",
    })
    void readsWholeNumbers(String language, String said, long value) {
        var tokens = Tokenizer.tokens(said, Language.of(language));
        assertThat(Cardinal.at(tokens, 0)).hasValue(new Cardinal(value, tokens.size()));
    }

    @Test
    void twoNumbersAreNotOne() {
        assertThat(Cardinal.at(Tokenizer.tokens("two three", Language.ENGLISH), 0)).hasValue(new Cardinal(2, 1));
        assertThat(Cardinal.at(Tokenizer.tokens("latte", Language.ENGLISH), 0)).isEmpty();
    }
}
