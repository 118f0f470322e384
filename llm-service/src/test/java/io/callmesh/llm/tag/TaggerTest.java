package io.callmesh.llm.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggerTest {

    private static final List<String> NAMES = List.of("jane", "marlow", "otis", "greta", "henry", "wanda", "felix", "nora", "silas", "ivy");
    private static final List<String> DAYS = List.of("monday", "friday", "sunday");

    private static Marked said(String text, String asked) {
        return new Marked(text, asked, List.of(), List.of());
    }

    private static Span span(String text, String value, String slot) {
        int from = text.indexOf(value);
        return new Span(slot, from, from + value.length());
    }

    private static List<Marked> examples() {
        var examples = new ArrayList<Marked>();
        for (var name : NAMES) {
            for (var day : DAYS) {
                var table = "a table for " + name + " on " + day;
                examples.add(new Marked(table, "", List.of(span(table, name, "guest"), span(table, day, "day")), List.of()));
                var under = "it is booked under " + name + " please";
                examples.add(new Marked(under, "", List.of(span(under, name, "guest")), List.of()));
                examples.add(new Marked("is it open on " + day + " at all", "", List.of(), List.of()));
            }
            examples.add(new Marked(name, "guest", List.of(new Span("guest", 0, name.length())), List.of()));
            examples.add(new Marked(name, "street", List.of(), List.of()));
        }
        return examples;
    }

    private static List<Span> found(Tagger tagger, Marked sentence) {
        return tagger.tag(sentence).stream().map(Tagger.Found::value).toList();
    }

    @Test
    void findsAWordItNeverSawByWhatStandsBesideIt() {
        // Given
        var tagger = Tagger.of(examples());
        // When
        var found = found(tagger, said("a table for zebulon on friday", ""));
        // Then
        assertThat(found).containsExactly(new Span("guest", 12, 19), new Span("day", 23, 29));
    }

    @Test
    void theSameWordElsewhereIsNoValue() {
        assertThat(found(Tagger.of(examples()), said("is it open on friday at all", ""))).isEmpty();
    }

    @Test
    void whatWasAskedForTellsWhatABareWordIs() {
        var tagger = Tagger.of(examples());
        assertThat(found(tagger, said("zebulon", "guest"))).containsExactly(new Span("guest", 0, 7));
        assertThat(found(tagger, said("zebulon", "street"))).isEmpty();
    }

    @Test
    void aHintTellsAValueWhateverItsWords() {
        // Given
        var examples = new ArrayList<Marked>();
        for (var word : NAMES) {
            var text = "come " + word + " then";
            var value = span(text, word, "when");
            examples.add(new Marked(text, "", List.of(value), List.of(new Span("date", value.from(), value.to()))));
            examples.add(new Marked(text, "", List.of(), List.of()));
        }
        // When
        var tagger = Tagger.of(examples);
        // Then
        assertThat(found(tagger, new Marked("come tonight then", "", List.of(), List.of(new Span("date", 5, 12))))).containsExactly(new Span("when", 5, 12));
        assertThat(found(tagger, said("come tonight then", ""))).isEmpty();
    }

    @Test
    void spansCountCodePointsAndEndWhereTheyWereMarked() {
        var examples = new ArrayList<Marked>();
        for (int hour = 1; hour < 12; hour++) {
            var text = "😀 at " + hour + " p.m. then";
            examples.add(new Marked(text, "", List.of(new Span("time", 5, 10 + Integer.toString(hour).length())), List.of()));
        }
        assertThat(found(Tagger.of(examples), said("😀 at 7 p.m. then", ""))).containsExactly(new Span("time", 5, 11));
    }

    @Test
    void theSameExamplesTeachTheSame() {
        var sentence = said("a table for zebulon on friday", "");
        assertThat(Tagger.of(examples()).tag(sentence)).isEqualTo(Tagger.of(examples()).tag(sentence));
    }

    @Test
    void isTheSameAfterItWasKept(@TempDir Path folder) throws IOException {
        // Given
        var tagger = Tagger.of(examples());
        var file = folder.resolve("kept");
        // When
        TaggerFile.write(tagger, file);
        // Then
        var sentence = said("a table for zebulon on friday", "");
        assertThat(TaggerFile.read(file).tag(sentence)).isEqualTo(tagger.tag(sentence)).isNotEmpty();
        Files.write(file, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> TaggerFile.read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsEmptyHasNoValues() {
        assertThat(found(Tagger.of(examples()), said("", "guest"))).isEmpty();
    }

    /// A few dishes that are said in every which way, so that nothing beside them tells them.
    private static List<Marked> dishes() {
        var ways = List.of("%s", "well %s then", "my wife eats %s", "is there %s", "one %s to go", "hot %s", "%s again", "we had %s", "no %s left", "give them %s", "%s and rice", "cold %s");
        var dishes = List.of("laksa", "pho", "mapo tofu", "congee");
        var examples = new ArrayList<Marked>();
        for (int i = 0; i < 48; i++) {
            String dish = dishes.get(i * 7 % 4), text = ways.get(i * 5 % 12).formatted(dish);
            examples.add(new Marked(text, "", List.of(span(text, dish, "dish" + i % 8)), List.of()));
        }
        return examples;
    }

    @Test
    void aValueIsFoundByHeartWhereThatIsKnownForItsSlot() {
        // Given
        var examples = new ArrayList<>(examples());
        examples.add(new Marked("the laksa was cold", "", List.of(span("the laksa was cold", "laksa", "dish")), List.of()));
        var learned = Tagger.learned(examples);
        var sentence = said("who ordered laksa here", "");
        // When
        var found = found(learned.knowing(Set.of("dish"), false), sentence);
        // Then
        assertThat(found).contains(span("who ordered laksa here", "laksa", "dish"));
        assertThat(found(learned.knowing(Set.of(), false), sentence)).doesNotContain(span("who ordered laksa here", "laksa", "dish"));
    }

    @Test
    void theLongestValueCountsAndTheSlotThatHasItMostOften() {
        var heart = ByHeart.of(List.of(
                new Marked("mapo tofu", "", List.of(new Span("dish", 0, 9)), List.of()), new Marked("tofu", "", List.of(new Span("food", 0, 4)), List.of()),
                new Marked("tofu", "", List.of(new Span("food", 0, 4)), List.of()), new Marked("tofu", "", List.of(new Span("dish", 0, 4)), List.of())));
        assertThat(heart.in("mapo tofu or tofu", Set.of("dish", "food"))).containsExactly(new Span("dish", 0, 9), new Span("food", 13, 17));
        assertThat(heart.in("mapo tofu or tofu", Set.of("food"))).containsExactly(new Span("food", 5, 9), new Span("food", 13, 17));
    }

    @Test
    void whatIsLearnedWellIsNotKnownByHeart() {
        assertThat(Tagger.of(examples()).known()).isEmpty();
    }

    @Test
    void whatIsKnownByHeartIsKept(@TempDir Path folder) throws IOException {
        // Given
        var file = folder.resolve("tagger");
        var tagger = Tagger.learned(dishes()).knowing(Set.of("dish0", "dish3"), true);
        TaggerFile.write(tagger, file);
        // When
        var read = TaggerFile.read(file);
        // Then
        assertThat(read.known()).containsExactlyInAnyOrder("dish0", "dish3");
        assertThat(read.alone()).isTrue();
        assertThat(read.heart().slots()).isEqualTo(tagger.heart().slots());
    }
}
