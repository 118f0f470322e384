package io.callmesh.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClauseSplitterTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "Hello. How are you?; Hello.|How are you?",
        "Order 4 2 7 1 is on its way, and will arrive on Tuesday.; Order 4 2 7 1 is on its way,|and will arrive on Tuesday.",
        "Well, it is late, too late.; Well, it is late,|too late.",
        "It costs $12.50, or 1,200.75 in all. Thanks.; It costs $12.50, or 1,200.75 in all.|Thanks.",
        "We open at 9:30 a.m. on Mondays. Mr. Lee helps.; We open at 9:30 a.m. on Mondays.|Mr. Lee helps.",
        "您好，这里是杜松街商店，请问有什么可以帮您？谢谢。; 您好，这里是杜松街商店，|请问有什么可以帮您？|谢谢。",
        "版本3.5。好; 版本3.5。|好",
        "No mark at all; No mark at all",
        "Your parcel comes on Tuesday, November 24, 2026, between 9 and 11. Thank you.; Your parcel comes on Tuesday, November 24, 2026,|between 9 and 11.|Thank you.",
        "We are at 12 Juniper Street, Springfield, IL 62704, near the park. Come in.; We are at 12 Juniper Street, Springfield, IL 62704,|near the park.|Come in.",
        "Write to jo.lee@shop.example, or see https://shop.example/a?b=1,2. We answer.; Write to jo.lee@shop.example,|or see https://shop.example/a?b=1,2.|We answer.",
        "The total is USD 1,204.50, and 3.5 kg of it is free.; The total is USD 1,204.50,|and 3.5 kg of it is free.",
        "Dr. Wu of the U.S. office, Prof. Li and J. Smith help.; Dr. Wu of the U.S. office,|Prof. Li and J. Smith help.",
        "Press 1, 2 or 3. 1. Press it now. 2. Wait.; Press 1, 2 or 3.|1. Press it now.|2. Wait.",
        "He said \"wait here.\" Then he left.; He said \"wait here.\"|Then he left.",
        "Really?! Yes. Oh no...; Really?!|Yes.|Oh no...",
        "Our refund policy is simple: send it back, unused, within thirty days.; Our refund policy is simple:|send it back, unused, within thirty days.",
        "您的订单号是4，2，7，1，对吗？好的。; 您的订单号是4，2，7，1，|对吗？|好的。",
        "订单预计2026年11月24日，星期二送到，请您留意。; 订单预计2026年11月24日，星期二送到，|请您留意。",
        "店在北京市朝阳区，建国路12号，三楼，欢迎光临。谢谢！; 店在北京市朝阳区，建国路12号，三楼，欢迎光临。|谢谢！",
        "总共金额是1，200.50元，三天内到账。; 总共金额是1，200.50元，|三天内到账。",
        "请写信到jo@shop.example，我们会回复。他说：“好的。”再见。; 请写信到jo@shop.example，|我们会回复。|他说：“好的。”|再见。",
        "好，马上办，请您稍等片刻。; 好，马上办，请您稍等片刻。",
    })
    void clausesEndWhereAVoiceWouldBreathe(String text, String clauses) {
        assertThat(String.join("|", whole(text))).isEqualTo(clauses);
    }

    @Property
    void nothingIsLostNorTooLongHoweverItComes(@ForAll @StringLength(max = 700) @CharRange(from = 'a', to = 'e') String letters, @ForAll @StringLength(max = 60) String odd) {
        // Given
        String text = odd + letters.replace('a', ' ').replace('b', ',').replace('c', '。');

        // When
        var inPieces = split(text.codePoints().mapToObj(Character::toString).toList());

        // Then
        assertThat(inPieces).isEqualTo(whole(text)).allSatisfy(clause -> assertThat(clause).hasSizeLessThanOrEqualTo(ClauseSplitter.LONGEST));
        assertThat(marks(String.join("", inPieces))).isEqualTo(marks(text));
    }

    @Property
    void theClausesAreTheSameInWhateverPiecesTheTextComes(@ForAll("texts") String text, @ForAll List<@IntRange(min = 1, max = 7) Integer> lengths) {
        // Given
        var pieces = new ArrayList<String>();
        int from = 0;
        for (int i = 0; from < text.length(); i++) {
            int to = Math.min(text.length(), from + (lengths.isEmpty() ? 1 : lengths.get(i % lengths.size())));
            pieces.add(text.substring(from, to));
            from = to;
        }

        // When
        var inPieces = split(pieces);

        // Then
        assertThat(inPieces).isEqualTo(whole(text));
        assertThat(marks(String.join("", inPieces))).isEqualTo(marks(text));
    }

    /// Texts of everything that decides about clauses.
    @Provide
    Arbitrary<String> texts() {
        var parts = Arbitraries.of("Mr.", "a.m.", "U.S.", "November", "24", "2026", "3.5", "1,200", "jo@shop.example", "https://a.example/b?c=1,2", "Street", "refund", "policy", "订单", "号",
                "月", "您好请稍等一下", "4", "，", "。", "”", "“", "？", "：", ",", ".", "?", "!", ";", "\"", ")", " ", " ", " ", "\n", "😀");
        return parts.list().ofMaxSize(60).map(list -> String.join("", list));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "`Your parcel will come `; Your parcel will come",
        "`Your parcel will co`; Your parcel will",
        "`The whole amount is 4 `; The whole amount is",
        "`The whole amount is USD `; The whole amount is",
        "`We are waiting at Juniper Street, `; We are waiting at",
        "`Yes, but `;``",
        "您好请稍等一下; 您好请稍等一下",
        "您的包裹预计11月;``",
        "请稍等，马上为您查询订单4;``",
        "您好;``",
    })
    void wholeWordsAreSpokenWhenTheRestIsLate(String soFar, String spoken) {
        // Given
        var splitter = new ClauseSplitter();
        assertThat(splitter.add(soFar)).isEmpty();

        // When
        var late = splitter.late();

        // Then
        assertThat(String.join("|", late)).isEqualTo(spoken);
        var after = new ArrayList<>(splitter.add(" x."));
        after.addAll(splitter.rest());
        assertThat(marks(spoken + String.join("", after))).isEqualTo(marks(soFar) + "x.");
    }

    private static List<String> whole(String text) {
        return split(List.of(text));
    }

    private static List<String> split(List<String> pieces) {
        var splitter = new ClauseSplitter();
        var clauses = new ArrayList<String>();
        pieces.forEach(piece -> clauses.addAll(splitter.add(piece)));
        clauses.addAll(splitter.rest());
        return clauses;
    }

    private static String marks(String text) {
        return text.codePoints().filter(point -> !Character.isWhitespace(point)).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
