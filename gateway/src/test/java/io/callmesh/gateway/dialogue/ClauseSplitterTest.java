package io.callmesh.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
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
        assertThat(letters(String.join("", inPieces))).isEqualTo(letters(text));
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

    private static String letters(String text) {
        return text.codePoints().filter(Character::isLetterOrDigit).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
