package io.callmesh.llm.understand;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.llm.classify.Learned;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.pack.Pack;
import io.callmesh.llm.pack.Pack.Example;
import io.callmesh.llm.pack.Pack.Kind;
import io.callmesh.llm.pack.Pack.Slot;
import io.callmesh.llm.tag.Span;
import io.callmesh.llm.understand.ManyPhrases.Letters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is found in public sets (RESTAURANTS-8K, NLU++; CC BY 4.0) that are not part of this repository: every fifth line is asked, the
/// others are learned, as `./mesh eval understanding` does. The floors are the F1 of values known by heart, and what rules read of the
/// values that the set has in numbers, less some.
class SlotMeasurementTest {

    private record Line(String text, String asked, List<Span> values, JsonNode slots) {

        Example example() {
            var marked = new StringBuilder();
            int done = 0;
            for (var value : values) {
                if (value.from() < done || value.from() == value.to()) continue;
                marked.append(text, done, value.from()).append('{').append(value.name()).append(": ").append(text, value.from(), value.to()).append('}');
                done = value.to();
            }
            return new Example("en", marked.append(text.substring(done)).toString(), asked);
        }
    }

    /// The day on which NLU++ was labelled.
    private static final LocalDate TODAY = LocalDate.of(2022, 3, 15);

    private static List<Line> lines(String name) throws IOException {
        var file = Path.of(System.getProperty("callmesh.root", "."), "../shared/data/" + name);
        Assumptions.assumeTrue(Files.exists(file), "SKIPPED: no set at " + file);
        var lines = new ArrayList<Line>();
        for (var line : Files.readAllLines(file)) lines.add(line(new ObjectMapper().readTree(line)));
        return lines;
    }

    private static Line line(JsonNode json) {
        var values = new ArrayList<Span>();
        json.path("labels").forEach(label -> values.add(new Span(label.path("slot").asText(), label.path("valueSpan").path("startIndex").asInt(0), label.path("valueSpan").path("endIndex").asInt())));
        json.path("slots").properties().forEach(slot -> values.add(new Span(slot.getKey(), slot.getValue().path("span").path(0).asInt(), slot.getValue().path("span").path(1).asInt())));
        values.sort(Comparator.comparingInt(Span::from));
        var text = json.path("userInput").path("text").asText(json.path("text").asText());
        return new Line(text, json.path("context").path("requestedSlots").path(0).asText(""), values, json.path("slots"));
    }

    private static Understander understander(List<Slot> slots, List<Example> examples) {
        var understander = new Understander(new Pack("set", "1", List.of("en"), List.of(), slots, List.of(), examples), Language.ENGLISH, Letters::new, new Learned(Optional.empty(), 1), () -> TODAY);
        understander.prepare();
        return understander;
    }

    @ParameterizedTest
    @CsvSource({"restaurant8k/train_3.jsonl, 0.42", "nlupp/banking.jsonl, 0.23", "nlupp/hotels.jsonl, 0.23"})
    void moreIsFoundThanIsKnownByHeart(String name, double floor) throws IOException {
        // Given
        var lines = lines(name);
        var learned = new ArrayList<Example>();
        var asked = new ArrayList<Line>();
        for (int i = 0; i < lines.size(); i++) if ((i + 1) % 5 == 4) asked.add(lines.get(i)); else learned.add(lines.get(i).example());
        var slots = lines.stream().flatMap(line -> line.values().stream()).map(Span::name).distinct().map(slot -> new Slot(slot, Kind.PHRASE, 0, 0, List.of())).toList();
        var understander = understander(slots, learned);
        // When
        int right = 0, told = 0, wanted = 0;
        for (var line : asked) {
            var found = new HashSet<Span>();
            understander.understand(List.of(line.text()), line.asked()).values().forEach(value -> found.add(new Span(value.slot(), value.from(), value.to())));
            told += found.size();
            wanted += line.values().size();
            found.retainAll(line.values());
            right += found.size();
        }
        // Then
        double measured = 2.0 * right / (told + wanted);
        System.out.printf("slots of %s: F1 %.3f, precision %.3f, recall %.3f of %d values%n", name, measured, (double) right / told, (double) right / wanted, wanted);
        assertThat(measured).isGreaterThan(floor + 0.2);
    }

    @ParameterizedTest
    @CsvSource({"nlupp/banking.jsonl", "nlupp/hotels.jsonl"})
    void whatRulesReadIsWhatPeopleWrote(String name) throws IOException {
        // Given
        var understander = understander(List.of(new Slot("day", Kind.DATE, 0, 0, List.of()), new Slot("time", Kind.TIME, 0, 0, List.of()), new Slot("money", Kind.MONEY, 0, 0, List.of())), List.of());
        int right = 0, all = 0;
        // When
        for (var line : lines(name)) {
            for (var slot : line.slots().properties()) {
                var value = slot.getValue().path("value");
                String expected = value.has("amount") ? "%.2f".formatted(value.path("amount").asDouble()) : value.has("year") ? "%04d-%02d-%02d".formatted(value.path("year").asInt(), value.path("month").asInt(), value.path("day").asInt())
                        : value.has("hour") ? "%02d:%02d".formatted(value.path("hour").asInt(), value.path("minute").asInt()) : "";
                if (expected.isEmpty()) continue;
                String asked = value.has("amount") ? "money" : value.has("year") ? "day" : "time";
                var told = understander.understand(List.of(slot.getValue().path("text").asText()), asked).values().stream().filter(one -> one.slot().equals(asked)).map(Understanding.Told::value).findFirst();
                all++;
                if (told.filter(read -> read.split(" ")[0].equals(expected)).isPresent()) right++;
            }
        }
        // Then
        System.out.printf("amounts, days and times of %s read as labelled: %.3f of %d%n", name, (double) right / all, all);
        assertThat((double) right / all).isGreaterThan(0.7);
    }
}
