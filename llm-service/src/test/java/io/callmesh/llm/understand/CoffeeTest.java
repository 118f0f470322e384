package io.callmesh.llm.understand;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Tokenizer;
import io.callmesh.llm.pack.Pack;
import io.callmesh.llm.pack.Pack.Choice;
import io.callmesh.llm.pack.Pack.Kind;
import io.callmesh.llm.pack.Pack.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Several slots at once, over the ontology of a public benchmark (Picovoice speech-to-intent, Apache-2.0), which is not
/// part of this repository.
class CoffeeTest {

    private static SlotSpotter spotter;

    @BeforeAll
    static void readOntology() throws IOException {
        var file = Path.of(System.getProperty("callmesh.root", "."), "../shared/data/picovoice-coffee/ontology.json");
        Assumptions.assumeTrue(Files.exists(file), "SKIPPED: no coffee ontology at " + file);
        spotter = new SlotSpotter(new SlotValues(new Pack("coffee", "1", List.of("en"), List.of(), slots(file), List.of()), Language.ENGLISH));
    }

    private static List<Slot> slots(Path file) throws IOException {
        var slots = new ArrayList<Slot>();
        for (var slot : new ObjectMapper().readTree(file.toFile()).properties()) {
            var choices = new ArrayList<Choice>();
            slot.getValue().forEach(value -> choices.add(new Choice(value.asText(), List.of())));
            slots.add(new Slot(slot.getKey(), Kind.CHOICE, 0, 0, choices));
        }
        return slots;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a large latte                                            | {coffeeDrink=latte, size=large}",
        "iced coffee with a little bit of soy milk                | {coffeeDrink=iced coffee, milkAmount=a little bit of soy milk}",
        "one double shot dark roast espresso with lots of brown sugar | {coffeeDrink=espresso, numberOfShots=double shot, roast=dark roast, sugarAmount=lots of brown sugar}",
        "sixteen ounce house coffee and cream and sweetener       | {coffeeDrink=house coffee, milkAmount=cream, size=sixteen ounce, sugarAmount=sweetener}",
        "a 12 ounce drip coffee                                   | {coffeeDrink=drip coffee, size=twelve ounce}",
        "medium medium roast mocha                                | {coffeeDrink=mocha, roast=medium roast, size=medium}",
        "two lattes with some whole milk                          | {coffeeDrink=latte, milkAmount=some whole milk}",
        "an americano no sorry a cappuccino                       | {coffeeDrink=cappuccino}",
        "small no i meant large iced mocha                        | {coffeeDrink=iced mocha, size=large}",
        "just tea                                                 | {}",
    })
    void findsTheLongestValues(String text, String slots) {
        Map<String, String> found = new TreeMap<>();
        spotter.spot(Tokenizer.tokens(text, Language.ENGLISH), "").forEach(filled -> found.put(filled.slot(), filled.value()));
        assertThat(found).hasToString(slots);
    }
}
