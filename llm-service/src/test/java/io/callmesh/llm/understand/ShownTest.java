package io.callmesh.llm.understand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.llm.classify.Learned;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.pack.Pack;
import io.callmesh.llm.pack.Pack.Example;
import io.callmesh.llm.pack.Pack.Intent;
import io.callmesh.llm.pack.Pack.Kind;
import io.callmesh.llm.pack.Pack.Phrase;
import io.callmesh.llm.pack.Pack.Slot;
import io.callmesh.llm.understand.ManyPhrases.Letters;
import io.callmesh.llm.understand.Understanding.Told;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a pack has that says how its callers tell values.
class ShownTest {

    /// A Tuesday.
    private static final LocalDate TODAY = LocalDate.of(2022, 3, 15);

    @TempDir
    Path folder;

    private static Pack hotel(String... more) {
        var examples = new ArrayList<Example>();
        for (var reason : List.of("a wedding", "work", "my holiday", "a long weekend", "the trade fair", "some rest")) {
            examples.add(new Example("en", "we are coming for {reason: " + reason + "}", ""));
            examples.add(new Example("en", "i stay from {arrival: monday} to {departure: friday} because of {reason: " + reason + "}", ""));
            examples.add(new Example("en", "{reason: " + reason + "}", "reason"));
        }
        for (var day : List.of("monday", "tomorrow", "the 20th of april", "sunday")) {
            examples.add(new Example("en", "from {arrival: " + day + "} until {departure: friday}", ""));
            examples.add(new Example("en", "leaving on {departure: " + day + "}", ""));
        }
        for (var one : more) examples.add(new Example("en", one, ""));
        var slots = List.of(slot("reason", Kind.PHRASE), slot("arrival", Kind.DATE), slot("departure", Kind.DATE), slot("guest", Kind.NAME), slot("mail", Kind.EMAIL), slot("rooms", Kind.NUMBER));
        var intents = List.of(new Intent("book", List.of(new Phrase("en", "book a room [from {arrival}] [to {departure}]"), new Phrase("en", "reserve for {guest} right now"))),
                new Intent("correction", List.of(new Phrase("en", "no i meant {rooms}"))));
        return new Pack("hotel", "1", List.of("en"), intents, slots, List.of(), examples);
    }

    private static Slot slot(String name, Kind kind) {
        return new Slot(name, kind, 0, 0, List.of());
    }

    private Understander prepared(Pack pack) {
        var understander = new Understander(pack, Language.ENGLISH, Letters::new, new Learned(Optional.of(folder), 4), () -> TODAY);
        understander.prepare();
        return understander;
    }

    private static String told(Understanding understood) {
        return understood.values().stream().collect(Collectors.toMap(Told::slot, Told::value, (one, _) -> one, TreeMap::new)).toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "        | we are coming for a funeral                     | {reason=a funeral}",
        "reason  | a funeral                                       | {reason=a funeral}",
        "        | from sunday until friday                        | {arrival=2022-03-20, departure=2022-03-18}",
        "        | leaving on the 20th of may                      | {departure=2022-05-20}",
        "arrival | tomorrow                                        | {arrival=2022-03-16}",
        "arrival | the third                                       | {arrival=2022-04-03}",
        "        | book a room from monday to wednesday            | {arrival=2022-03-21, departure=2022-03-16}",
        "        | reserve for jane marlow right now               | {guest=Jane Marlow}",
        "guest   | marlow                                          | {guest=Marlow}",
        "mail    | it's jane dot marlow at example dot com         | {mail=jane.marlow@example.com}",
        "        | no i meant two                                  | {rooms=2}",
    })
    void valuesAreToldAsRulesAndExamplesKnowThem(String asked, String text, String slots) {
        assertThat(told(prepared(hotel()).understand(List.of(text), asked == null ? "" : asked))).isEqualTo(slots);
    }

    @Test
    void aValueStandsWhereItWasSaid() {
        var value = prepared(hotel()).understand(List.of("We are coming for a funeral."), "").values().getFirst();
        assertThat(value).extracting(Told::value, Told::from, Told::to).containsExactly("a funeral", 18, 27);
        assertThat(value.score()).isBetween(0.4, 1.0);
    }

    @Test
    void withoutExamplesRulesAloneTell() {
        var pack = hotel();
        var bare = new Pack(pack.id(), "2", pack.languages(), pack.intents(), pack.slots(), pack.passages());
        var understander = prepared(bare);
        assertThat(told(understander.understand(List.of("we are coming for a funeral"), ""))).isEqualTo("{}");
        assertThat(told(understander.understand(List.of("tomorrow"), "departure"))).isEqualTo("{departure=2022-03-16}");
    }

    @Test
    void theSameExamplesAreLearnedOnce() throws IOException {
        // Given
        prepared(hotel());
        var kept = files();
        // When
        prepared(hotel());
        // Then
        assertThat(kept).hasSize(1);
        assertThat(files()).isEqualTo(kept);
        prepared(hotel("we are here for {reason: fun}"));
        assertThat(files()).hasSize(2);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void anExampleOfNoSlotIsRefused() {
        assertThatThrownBy(() -> prepared(hotel("i like {color: red}"))).isInstanceOf(MeshException.class).hasMessageContaining("color");
        assertThatThrownBy(() -> prepared(hotel("i like {color}"))).isInstanceOf(MeshException.class).hasMessageContaining("{slot: words}");
    }
}
