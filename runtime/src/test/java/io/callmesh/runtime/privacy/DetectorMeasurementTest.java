package io.callmesh.runtime.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// How much is found, and how much is found that should not be: on generated lines, and in what people said in public dialogues.
class DetectorMeasurementTest {

    private static final int COUNT = 4_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SAID = Set.of("text", "utterance", "content");

    @Test
    void generatedLinesAreReadRight() {
        // Given
        var lines = Lines.sensitive(COUNT, 1);
        // When
        long recalled = lines.stream().filter(line -> Detector.find(line.said()).stream().anyMatch(found -> found.kind() == line.kind() && same(found.value(), line.value()))).count();
        long more = lines.stream().mapToLong(line -> Math.max(0, Detector.find(line.said()).size() - 1)).sum();
        long eaten = Lines.harmless(COUNT, 2).stream().filter(line -> !Detector.find(line).isEmpty()).count();
        // Then
        double recall = (double) recalled / lines.size(), precision = (double) recalled / (recalled + more + eaten);
        System.out.printf(Locale.ROOT, "%d lines: recall %.4f; with %d harmless lines: precision %.4f (%d eaten, %d too many)%n", lines.size(), recall, COUNT, precision, eaten, more);
        assertThat(recall).isGreaterThan(0.995);
        assertThat(precision).isGreaterThan(0.995);
    }

    private static boolean same(String found, String value) {
        return found.equalsIgnoreCase(value) || found.replaceAll("\\D", "").equals(value.replaceAll("\\D", "")) && !found.replaceAll("\\D", "").isEmpty();
    }

    /// These dialogues hold telephone numbers and addresses of shops and sights, and a few invented cards that are called so.
    @Test
    void publicDialoguesKeepTheirOrdersPricesAndTimes() throws IOException {
        // Given
        var said = said(folder());
        // When
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        var eaten = new ArrayList<Found>();
        for (var text : said) {
            for (var found : Detector.find(text)) {
                counts.merge(found.kind(), 1, Integer::sum);
                if (found.kind() == Kind.CARD && !text.contains("card")) eaten.add(found);
                if (found.kind() == Kind.ACCOUNT || found.kind() == Kind.IDENTITY && !text.matches("(?s).*(?:ocial security|SSN|ssn).*")) eaten.add(found);
                if (Boolean.getBoolean("callmesh.privacy.show")) System.out.println(found.kind() + " | " + text.substring(found.from(), found.to()) + " | " + text);
            }
        }
        // Then
        System.out.println(said.size() + " utterances of public dialogues: " + counts);
        assertThat(said).hasSizeGreaterThan(5_000);
        assertThat(eaten).isEmpty();
    }

    private static Path folder() {
        for (var above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            var folder = above.resolve("shared/data");
            if (Files.isDirectory(folder)) return folder;
        }
        return Assumptions.abort("SKIPPED: no dialogues at shared/data");
    }

    private static List<String> said(Path folder) throws IOException {
        var said = new ArrayList<String>();
        for (var set : List.of("multiwoz", "crosswoz", "sgd", "taskmaster4-coffee", "multidogo", "dstc11-natcs", "dstc10-spoken")) {
            try (var files = Files.list(folder.resolve(set))) {
                for (var file : files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList()) {
                    for (var line : Files.readAllLines(file)) collect(JSON.readTree(line), said);
                }
            }
        }
        return said;
    }

    private static void collect(JsonNode node, List<String> said) {
        node.properties().forEach(field -> {
            if (SAID.contains(field.getKey()) && field.getValue().isTextual()) said.add(field.getValue().asText());
            else collect(field.getValue(), said);
        });
        if (node.isArray()) node.forEach(item -> collect(item, said));
    }
}
