package io.callmesh.tts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ClausesTest {

    @Test
    void whatIsShortStaysWhole() {
        assertThat(Clauses.of(Reading.plain("One. Two. Three."))).hasSize(1);
    }

    @Test
    void aLongTextIsCutAfterTheLastSentenceThatFits() {
        var clauses = Clauses.of(Reading.plain("This sentence has forty letters, I think. ".repeat(8).strip()));

        assertThat(clauses).hasSize(2).extracting(Reading::text).first().asString().endsWith("think.");
        assertThat(Clauses.endsSentence(clauses.getFirst())).isTrue();
    }

    @Test
    void aLongSentenceIsCutAtACommaElseAtASpace() {
        assertThat(Clauses.of(Reading.plain("one two three four, ".repeat(15))).getFirst().text()).endsWith(",");
        assertThat(Clauses.of(Reading.plain("one two three four ".repeat(15))).getFirst().text()).endsWith(" ");
        assertThat(Clauses.of(Reading.plain("好".repeat(150) + "，" + "好".repeat(150))).getFirst().text()).endsWith("，");
    }

    @Test
    void anAmountIsNeverCut() {
        var text = "x".repeat(185) + " $128.50 and more words";
        var reading = Readings.read(text, "en");

        assertThat(Clauses.of(reading)).noneMatch(clause -> clause.text().strip().endsWith("hundred") || clause.text().strip().startsWith("dollars"));
        assertThat(Clauses.of(reading).get(1).text()).contains("one hundred twenty eight dollars and fifty cents");
    }

    @Test
    void aPointInsideANumberOrNameIsNoEnd() {
        var clauses = Clauses.of(Reading.plain("word ".repeat(38) + "3.5 example.com word word word"));

        assertThat(clauses.getFirst().text()).endsWith(" ");
    }

    @Property
    void nothingIsLostAndNothingIsLong(@ForAll @StringLength(max = 700) String text) {
        var reading = Readings.read(text, "en");
        var clauses = Clauses.of(reading);

        assertThat(clauses.stream().map(Reading::text).collect(Collectors.joining())).isEqualTo(reading.text());
        assertThat(clauses).allMatch(clause -> clause.length() <= Clauses.MAX_CHARACTERS);
    }
}
