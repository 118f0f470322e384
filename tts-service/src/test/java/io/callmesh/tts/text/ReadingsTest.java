package io.callmesh.tts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # numbers
            I have 3 items.                         | I have three items.
            4 2 7 1                                 | four two seven one
            It costs 1,250 points                   | It costs one thousand two hundred fifty points
            a factor of 3.05                        | a factor of three point zero five
            -5 degrees                              | minus five degrees
            3-5 business days                       | three to five business days
            open 24/7                               | open twenty four seven
            the 1st, 2nd and 24th                   | the first, second and twenty fourth
            5 of 10                                 | five of ten
            0 left                                  | zero left
            # money
            Your balance is $128.50, today.         | Your balance is one hundred twenty eight dollars and fifty cents, today.
            $1                                      | one dollar
            $0.99                                   | ninety nine cents
            $1,299.01                               | one thousand two hundred ninety nine dollars and one cent
            12.50 USD                               | twelve dollars and fifty cents
            €20 or £5.20                            | twenty euros or five pounds and twenty pence
            ¥99                                     | ninety nine yuan
            $1.5 million                            | one point five million dollars
            # dates and times
            2026-11-24                              | November twenty fourth, twenty twenty six
            2026-11-24T18:30                        | November twenty fourth, twenty twenty six at eighteen thirty
            11/24/2026                              | November twenty fourth, twenty twenty six
            due on December 24.                     | due on December twenty fourth.
            Dec. 3, 2026                            | December third, twenty twenty six
            on 24 December 2026                     | on twenty fourth December twenty twenty six
            since 1998                              | since nineteen ninety eight
            at 9:00                                 | at nine o'clock
            at 18:30                                | at eighteen thirty
            at 9:05 am                              | at nine oh five ay M
            at 9 a.m. or 5:30 PM                    | at nine ay M or five thirty P M
            9:00-18:00                              | nine o'clock to eighteen hundred
            2026-13-45 is no date                   | two thousand twenty six to thirteen to forty five is no date
            # percent and units
            15% off                                 | fifteen percent off
            2.5 %                                   | two point five percent
            5 kg and 1 kg                           | five kilograms and one kilogram
            10km/h at 20°C                          | ten kilometers per hour at twenty degrees Celsius
            # identifiers
            order 4271                              | order four two seven one
            Your order number is 4271.              | Your order number is four two seven one.
            order #4271                             | order number four two seven one
            order number #4271                      | order number four two seven one
            It is 12345                             | It is one two three four five
            code 007                                | code zero zero seven
            A1234 and ORD-42                        | ay one two three four and O R D four two
            Call 555-0123                           | Call five five five, zero one two three
            (555) 010-0199                          | five five five,  zero one zero, zero one nine nine
            +1 800-555-0199                         | plus one eight zero zero, five five five, zero one nine nine
            # abbreviations and signs
            Mr. Smith met Dr. Lee.                  | Mister Smith met Doctor Lee.
            12 Main St. in St. Louis                | twelve Main Street in Saint Louis
            No. 5                                   | number five
            tea & coffee                            | tea and coffee
            cups, lids, etc.                        | cups, lids, et cetera.
            e.g. tea                                | for example, tea
            your ID by SMS                          | your I D by S M S
            and/or                                  | and or
            # names of the web
            Write to help@shop-one.com.             | Write to help at shop dash one dot com.
            See https://www.example.com/faq1 now    | See W W W dot example dot com slash faq one now
            See example.org.                        | See example dot org.
            # marks
            **Bold** and `code`                     | 'Bold   and  code'
            it’s “fine”                             | it's  fine
            Yes — really                            | Yes, really
            Great 🎉 thanks                          | Great   thanks
            José at the naïve Café, 1½, 2 m²        | Jose at the naive Cafe, one one half, two meters squared
            """)
    void english(String text, String read) {
        assertThat(squeezed(text, "en")).isEqualTo(read.replaceAll(" +", " ").strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            订单号是4271                  | 订单号是四二七一
            您的订单4271已发货            | 您的订单四二七一已发货
            金额128.50元                  | 金额一百二十八点五元
            ¥99                           | 九十九元
            $128.50                       | 一百二十八点五美元
            100元                         | 一百元
            12.50 USD                     | 十二点五美元
            2026-11-24                    | 二零二六年十一月二十四日
            2026年11月24日                | 二零二六年十一月二十四日
            9:00到18:30                   | 九点到十八点三十分
            9:05                          | 九点零五分
            2:00                          | 两点
            打8折，优惠5%                 | 打八折，优惠百分之五
            3-5个工作日                   | 三到五个工作日
            2个，2杯，12个                | 两个，两杯，十二个
            2月2日                        | 二月二日
            3.14                          | 三点一四
            1,250人                       | 一千二百五十人
            零下-5℃                       | 零下负五摄氏度
            5kg                           | 五公斤
            编号0042                      | 编号零零四二
            123456                        | 一二三四五六
            电话138-0013-8000             | 电话一三八，零零一三，八零零零
            400-800-1234                  | 四零零，八零零，一二三四
            A1234                         | A 一二三四
            茶&咖啡                       | 茶和咖啡
            尾号是8888                    | 尾号是八八八八
            4 2 7 1                       | 四 二 七 一
            好的😊谢谢                    | 好的 谢谢
            """)
    void mandarin(String text, String read) {
        assertThat(squeezed(text, "zh")).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tengo 3 pedidos                 | Tengo tres pedidos
            Su pedido 4271                  | Su pedido cuatro dos siete uno
            Son $128.50                     | Son ciento veintiocho dólares con cincuenta centavos
            Son 1.250,50 €                  | Son mil doscientos cincuenta euros con cincuenta céntimos
            $1                              | un dólar
            21 USD                          | veintiún dólares
            el 2026-11-24                   | el veinticuatro de noviembre de dos mil veintiséis
            el 24/11/2026                   | el veinticuatro de noviembre de dos mil veintiséis
            a las 9:00                      | a las nueve en punto
            a las 18:30                     | a las dieciocho y treinta
            un 15%                          | un quince por ciento
            1.250 puntos                    | mil doscientos cincuenta puntos
            3,5 kg                          | tres coma cinco kilos
            de 3-5 días                     | de tres a cinco días
            código 0042                     | código cero cero cuatro dos
            123456                          | uno dos tres cuatro cinco seis
            El Sr. López y la Sra. Ruiz     | El señor López y la señora Ruiz
            té & café                       | té y café
            ayuda@tienda.com                | ayuda arroba tienda punto com
            Llame al 555-0123               | Llame al cinco cinco cinco, cero uno dos tres
            """)
    void spanish(String text, String read) {
        assertThat(squeezed(text, "es")).isEqualTo(read);
    }

    @Test
    void eachDigitOfAnIdentifierStandsForItself() {
        var reading = Readings.read("Order 4271", "en");

        assertThat(sources(reading, "four", "two", "seven", "one")).containsExactly(new Reading.Span(6, 7), new Reading.Span(7, 8),
                new Reading.Span(8, 9), new Reading.Span(9, 10));
    }

    @Test
    void theWordsOfAnAmountStandForTheWholeAmount() {
        var reading = Readings.read("Pay $128.50 now", "en");

        assertThat(sources(reading, "Pay", "one", "cents", "now")).containsExactly(new Reading.Span(0, 3), new Reading.Span(4, 11),
                new Reading.Span(4, 11), new Reading.Span(12, 15));
    }

    @Test
    void positionsCountCodePointsNotCharacters() {
        var reading = Readings.read("🎉🎉 Order 42 🎉 ok", "en");

        assertThat(sources(reading, "Order", "forty two", "ok")).containsExactly(new Reading.Span(3, 8), new Reading.Span(9, 11),
                new Reading.Span(14, 16));
    }

    @Test
    void placesStayInOrderWhateverIsRead() {
        for (var language : List.of("en", "zh", "es", "fr")) {
            var text = "Dr. Li: $1,250.00 (15%) on 2026-11-24 at 9:05, a@b.com, +1 800-555-0199 🎉 订单号4271, 3-5 kg & more…";
            var reading = Readings.read(text, language);
            int last = 0;
            for (int place = 0; place < reading.length(); place++) {
                var span = reading.source(place, place + 1);
                assertThat(span.from()).isGreaterThanOrEqualTo(last);
                assertThat(span.to()).isGreaterThan(span.from()).isLessThanOrEqualTo(text.codePointCount(0, text.length()));
                last = span.from();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999999999", "$99999999999999999999.99", "1,000,000,000,000,000,000,000", "9999999999th", "0000",
            "1.1.1.1", "::::", "12:99", "((((((555", "#", "-", "[[x]]", "\u0000\ud800"})
    void oddInputIsReadSomehow(String text) {
        for (var language : List.of("en", "zh", "es", "fr")) assertThat(Readings.read(text, language)).isNotNull();
    }

    private static List<Reading.Span> sources(Reading reading, String... words) {
        return IntStream.range(0, words.length).mapToObj(i -> {
            int at = reading.text().indexOf(words[i]);
            return reading.source(at, at + words[i].length());
        }).toList();
    }

    private static String squeezed(String text, String language) {
        return Readings.read(text, language).text().replaceAll(" +", " ").strip();
    }
}
