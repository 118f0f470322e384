package io.callmesh.runtime.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "my card is 4111 1111 1111 1111 thanks | CARD | 4111111111111111",
            "it's 4111-1111-1111-1111 and it expires twelve twenty seven | CARD | 4111111111111111",
            "four one one one one one one one one one one one one one one one | CARD | 4111111111111111",
            "four triple one double one double one, um, one one one one one one one one | CARD | 4111111111111111",
            "forty one eleven, eleven eleven, eleven eleven, eleven eleven | CARD | 4111111111111111",
            "卡号是四一一一 一一一一 一一一一 一一一一 | CARD | 4111111111111111",
            "四幺幺幺，幺幺幺幺，嗯，幺幺幺幺，幺幺幺幺 | CARD | 4111111111111111",
            "my card number is 4111 1111 1111 1112 | CARD | 4111111111111112",
            "身份证号 11010519491231002X | IDENTITY | 11010519491231002X",
            "身份证是一一零一零五一九四九一二三一零零二X | IDENTITY | 11010519491231002X",
            "my social security number is one two three four five six seven eight nine | IDENTITY | 123456789",
            "ssn 123-45-6789 | IDENTITY | 123456789",
            "pay from GB29 NWBK 6016 1331 9268 19 please | ACCOUNT | GB29NWBK60161331926819",
            "g b two nine n w b k six zero one six one three three one nine two six eight one nine | ACCOUNT | GB29NWBK60161331926819",
            "call me at 212-736-5000 | PHONE | 2127365000",
            "my number is plus four four two zero seven nine four six zero nine five eight | PHONE | +442079460958",
            "打我手机一三八零零一三八零零零 | PHONE | 13800138000",
            "电话 010-65131892 | PHONE | 01065131892",
            "write to jane.marlow@example.com | EMAIL | jane.marlow@example.com",
            "it is jane dot marlow at example dot com | EMAIL | jane.marlow@example.com",
            "send it to 12 Baker Street flat 4 | ADDRESS | 12 baker street flat 4",
            "i live at two twenty one baker street | ADDRESS | two twenty one baker street",
            "送到上海市浦东新区世纪大道100号3楼 | ADDRESS | 上海市浦东新区世纪大道100号3楼",
            "my name is Jane Marlow and i need help | NAME | Jane Marlow",
            "你好，我叫张伟，查订单 | NAME | 张伟",
            "the security code is one two three | SECRET | 123",
            "密码是八八六六二二 | SECRET | 886622"})
    void whatIsSensitiveIsFound(String line, Kind kind, String value) {
        var found = Detector.find(line);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().kind()).isEqualTo(kind);
        assertThat(found.getFirst().value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"where is order four two seven one", "that is $1,299.99 for 2 nights", "the train TR4059 leaves at 17:35 on 2026-11-24", "my order number is 4155550123", "订单号是四二七一",
            "一共一千二百三十四块五，二零二六年十一月二十四号下午三点", "tracking number 4111111111111111", "it is a ten minute drive from the place", "快递单号 6222021234567890128",
            "i was born on march fourth nineteen eighty five", "a table for two at seven thirty", "flight UA 1234 at gate 12", "I am calling about my order", "this is great", "reference VG5CKYRW"})
    void ordersPricesDaysAndTimesAreNot(String line) {
        assertThat(Detector.find(line)).isEmpty();
    }

    @Test
    void eachOfSeveralIsFoundInItsPlace() {
        // Given
        String line = "my name is Jane Marlow, card 4111111111111111, phone 212-736-5000";
        // When
        var found = Detector.find(line);
        // Then
        assertThat(found).extracting(Found::kind).containsExactly(Kind.NAME, Kind.CARD, Kind.PHONE);
        assertThat(found).extracting(hit -> line.substring(hit.from(), hit.to())).containsExactly("Jane Marlow", "4111111111111111", "212-736-5000");
    }

    @Property(tries = 300)
    void everyCardIsFoundHoweverItIsSaid(@ForAll long seed) {
        var invented = new Invented(seed);
        String card = invented.card();
        for (String said : List.of("it is " + invented.english(card) + " okay", "是" + invented.chinese(card) + "对吧")) {
            assertThat(Detector.find(said)).as(said).anyMatch(found -> found.kind() == Kind.CARD && found.value().equals(card));
        }
    }

    @Property(tries = 300)
    void everyResidentAndMobileNumberIsFound(@ForAll long seed) {
        var invented = new Invented(seed);
        String resident = invented.resident(), mobile = invented.mobile();
        assertThat(Detector.find("是" + invented.chinese(resident))).anyMatch(found -> found.kind() == Kind.IDENTITY && found.value().equals(resident));
        assertThat(Detector.find("手机" + invented.chinese(mobile))).anyMatch(found -> found.kind() == Kind.PHONE && found.value().equals(mobile));
    }

    @Property(tries = 300)
    void anyTextAtAllCanBeRead(@ForAll @StringLength(max = 200) String text) {
        int end = 0;
        for (var found : Detector.find(text)) {
            assertThat(found.from()).isGreaterThanOrEqualTo(end);
            assertThat(found.to()).isGreaterThan(found.from()).isLessThanOrEqualTo(text.length());
            end = found.to();
        }
    }

    @Test
    void nothingOfAValueIsPrinted() {
        assertThat(Detector.find("card 4111111111111111").getFirst().toString()).doesNotContain("4111");
    }
}
