package io.callmesh.llm.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Today;
import io.callmesh.llm.language.Token;
import io.callmesh.llm.language.Tokenizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

    /// A Tuesday.
    private static final LocalDate TODAY = LocalDate.of(2022, 3, 15);

    private static List<Token> tokens(String text) {
        boolean chinese = text.codePoints().anyMatch(character -> Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN);
        return Tokenizer.tokens(text, chinese ? Language.CHINESE : Language.ENGLISH);
    }

    /// The first value, and the text it was read from.
    private static String first(String text, BiFunction<List<Token>, Integer, Optional<Reading>> reader) {
        var tokens = tokens(text);
        for (int at = 0; at < tokens.size(); at++) {
            var reading = reader.apply(tokens, at);
            if (reading.isPresent()) return reading.get().value() + " = " + text.substring(tokens.get(at).from(), tokens.get(reading.get().end() - 1).to());
        }
        return "-";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "it costs $12.50 here            | 12.50 USD = 12.50",
        "it costs 1,250 dollars          | 1250.00 USD = 1,250 dollars",
        "twelve dollars and fifty cents  | 12.50 USD = twelve dollars and fifty cents",
        "forty two pounds                | 42.00 GBP = forty two pounds",
        "700£ please                     | 700.00 GBP = 700",
        "three point five euros          | 3.50 EUR = three point five euros",
        "fifty cents                     | 0.50 USD = fifty cents",
        "一共十二块五                      | 12.50 CNY = 十二块五",
        "三百块钱                          | 300.00 CNY = 三百块钱",
        "二十美元                          | 20.00 USD = 二十美元",
        "3.5元                            | 3.50 CNY = 3.5元",
        "a table for 4                   | -",
    })
    void readsAmounts(String text, String value) {
        assertThat(first(text, (tokens, at) -> Amounts.at(tokens, at, false))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"four hundred | 400.00 = four hundred", "12.5 | 12.50 = 12.5"})
    void anAmountThatWasAskedForNeedsNoCurrency(String text, String value) {
        assertThat(first(text, (tokens, at) -> Amounts.at(tokens, at, true))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "i come tomorrow                 | 2022-03-16 = tomorrow",
        "the day after tomorrow          | 2022-03-17 = the day after tomorrow",
        "thursday please                 | 2022-03-17 = thursday",
        "tuesday                         | 2022-03-22 = tuesday",
        "last thursday                   | 2022-03-10 = last thursday",
        "next wednesday                  | 2022-03-23 = next wednesday",
        "Saturday 3 December             | 2022-12-03 = Saturday 3 December",
        "Sunday, August 13th, 2018       | 2018-08-13 = Sunday, August 13th, 2018",
        "the 20th of April               | 2022-04-20 = the 20th of April",
        "Jan the 19th                    | 2023-01-19 = Jan the 19th",
        "march fourth nineteen eighty five | 1985-03-04 = march fourth nineteen eighty five",
        "may twenty first                | 2022-05-21 = may twenty first",
        "on the 31st                     | 2022-03-31 = the 31st",
        "on the 7th                      | 2022-04-07 = the 7th",
        "2018/04/24                      | 2018-04-24 = 2018/04/24",
        "11/24/2026                      | 2026-11-24 = 11/24/2026",
        "24.11.2026                      | 2026-11-24 = 24.11.2026",
        "in two weeks                    | 2022-03-29 = in two weeks",
        "3 days ago                      | 2022-03-12 = 3 days ago",
        "nine days from now              | 2022-03-24 = nine days from now",
        "30/02/2022                      | -",
        "may i ask                       | -",
        "two of us                       | -",
        "明天下午                          | 2022-03-16 = 明天",
        "大后天                            | 2022-03-18 = 大后天",
        "下周五                            | 2022-03-25 = 下周五",
        "星期六                            | 2022-03-19 = 星期六",
        "十一月二十四号                      | 2022-11-24 = 十一月二十四号",
        "一九八五年三月四日                   | 1985-03-04 = 一九八五年三月四日",
        "2026年2月1日                       | 2026-02-01 = 2026年2月1日",
        "两天后                            | 2022-03-17 = 两天后",
        "二月三十号                         | -",
    })
    void readsDays(String text, String value) {
        assertThat(first(text, (tokens, at) -> Days.at(tokens, at, TODAY, false))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "at 18:35                        | 18:35 = 18:35",
        "6:35 p.m. please                | 18:35 = 6:35 p.m",
        "7 pm                            | 19:00 = 7 pm",
        "12:45 p.m.                      | 12:45 = 12:45 p.m",
        "12 am                           | 00:00 = 12 am",
        "half past six                   | 06:30 = half past six",
        "25 to 7 p.m.                    | 18:35 = 25 to 7 p.m",
        "quarter past nine in the evening | 21:15 = quarter past nine in the evening",
        "8 40 in the morning             | 08:40 = 8 40 in the morning",
        "six thirty pm                   | 18:30 = six thirty pm",
        "nine oh five in the morning     | 09:05 = nine oh five in the morning",
        "five o'clock                    | 05:00 = five o'clock",
        "at noon                         | 12:00 = noon",
        "a table for 4                   | -",
        "晚上六点半                         | 18:30 = 晚上六点半",
        "下午三点一刻                       | 15:15 = 下午三点一刻",
        "早上九点零五分                      | 09:05 = 早上九点零五分",
        "十四点                            | 14:00 = 十四点",
        "中午一点                           | 13:00 = 中午一点",
    })
    void readsTimes(String text, String value) {
        assertThat(first(text, (tokens, at) -> Times.at(tokens, at, false))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "my email is jane dot marlow at example dot com  | jane.marlow@example.com = jane dot marlow at example dot com",
        "Jane.Marlow@example.com thanks                  | jane.marlow@example.com = Jane.Marlow@example.com",
        "it is j o 4 2 underscore x at mail dot example dot org | jo42_x@mail.example.org = j o 4 2 underscore x at mail dot example dot org",
        "邮箱是 zhang 点 wei 艾特 example 点 com            | zhang.wei@example.com = zhang 点 wei 艾特 example 点 com",
        "i am at home                                    | -",
    })
    void readsMailAddresses(String text, String value) {
        assertThat(first(text, Contacts::email)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "call me on 415-555-0134                         | 4155550134 = 415-555-0134",
        "+44 20 7946 0958                                | +442079460958 = 44 20 7946 0958",
        "four one five double five five oh one three four | 4155550134 = four one five double five five oh one three four",
        "电话一三八零零一三八零零零                            | 13800138000 = 一三八零零一三八零零零",
        "order 4271                                      | -",
    })
    void readsTelephoneNumbers(String text, String value) {
        assertThat(first(text, (tokens, at) -> Contacts.phone(tokens, at, false))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "false | hello my name is jane marlow            | Jane Marlow = jane marlow",
        "false | i am looking for jane                   | -",
        "true  | m a r l o w                             | Marlow = m a r l o w",
        "true  | it is jane                              | Jane = jane",
        "true  | this is jane marlow please              | Jane Marlow = jane marlow",
        "true  | i do not know                           | -",
        "true  | where is my order                       | -",
        "false | 你好我叫王小明                              | 王小明 = 王小明",
        "true  | 王小明                                    | 王小明 = 王小明",
    })
    void readsNames(boolean asked, String text, String value) {
        assertThat(first(text, (tokens, at) -> Names.at(tokens, at, asked))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "false | send it to 12 baker street flat 4 today |  = 12 baker street flat 4",
        "true  | 221 old baker road london please         |  = 221 old baker road london",
        "true  | 我住在中山路五号                            |  = 中山路五号",
        "false | send it to my street                     | -",
    })
    void readsAddresses(boolean asked, String text, String value) {
        assertThat(first(text, (tokens, at) -> Addresses.at(tokens, at, asked)).strip()).isEqualTo(value.strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"4 | 04:00 = 4", "six | 06:00 = six"})
    void anHourThatWasAskedForNeedsNothingBesideIt(String text, String value) {
        assertThat(first(text, (tokens, at) -> Times.at(tokens, at, true))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "at six                          | 06:00 or 18:00",
        "six thirty                      | 06:30 or 18:30",
        "quarter to one                  | 00:45 or 12:45",
        "六点半                            | 06:30 or 18:30",
        "at noon                         | 12:00",
        "twelve thirty                   | 12:30",
        "06:30                           | 06:30",
        "18:30                           | 18:30",
        "six in the evening              | 18:00",
        "this evening at six             | 18:00",
        "at six tomorrow morning         | 06:00",
        "good morning i come at six      | 06:00 or 18:00",
        "明天晚上大概六点                     | 18:00",
        "早上的七点                          | 07:00",
    })
    void anHourWithoutTheHalfOfTheDayMayBeEither(String text, String times) {
        // Given
        var tokens = tokens(text);

        // When
        var reading = IntStream.range(0, tokens.size()).mapToObj(at -> Times.at(tokens, at, true)).flatMap(Optional::stream).findFirst().orElseThrow();

        // Then
        assertThat(reading.open() ? reading.value() + " or " + reading.other() : reading.value()).isEqualTo(times);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2026-11-22 | tomorrow    | 2026-11-23",
        "2026-11-23 | tomorrow    | 2026-11-24",
        "2026-11-22 | next friday | 2026-11-27",
        "2026-11-23 | next friday | 2026-12-04",
        "2026-11-22 | 后天         | 2026-11-24",
        "2026-11-22 | 下周五        | 2026-11-27",
        "2026-11-23 | 下周五        | 2026-12-04",
        "2026-12-31 | tomorrow    | 2027-01-01",
    })
    void daysAreToldFromTheCallersDay(LocalDate today, String text, String day) {
        // When
        var reading = Today.on(Optional.of(today), () -> Days.at(tokens(text), 0, Today.day(), false));

        // Then
        assertThat(reading.map(Reading::value)).contains(day);
    }
}
