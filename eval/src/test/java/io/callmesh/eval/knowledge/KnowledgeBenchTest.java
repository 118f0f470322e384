package io.callmesh.eval.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.eval.knowledge.Asked.Said;
import io.callmesh.eval.report.Findings;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeBenchTest {

    private static final Fact DOGS = new Fact("hotel/1/0", "Willow Inn", "Are dogs allowed?", "Yes. A dog costs 12 GBP a night."),
            PARKING = new Fact("hotel/1/1", "Willow Inn", "Is there parking?", "Parking is free."), OTHER = new Fact("hotel/2/0", "Old Harbor", "Are dogs allowed?", "Yes. A dog costs 12 GBP a night.");

    /// Finds what it is told to find, and answers with what it is told to say.
    private record Told(Map<String, List<String>> usual, Map<String, List<String>> words, Map<String, Answered> answers) implements Library {

        @Override
        public void take(KnowledgeSet set, String language) {}

        @Override
        public Found find(String question, List<Said> before, Way way) {
            var found = (way == Way.USUAL ? usual : words).getOrDefault(question, List.of());
            return new Found(found, !found.isEmpty(), Duration.ofMillis(2));
        }

        @Override
        public Answered answer(String question, List<Said> before) {
            return answers.getOrDefault(question, new Answered("", List.of()));
        }

        @Override
        public void close() {}
    }

    private static JsonNode measured(Library library, List<Fact> facts, Asked... asked) throws IOException, InterruptedException {
        var findings = new Findings("knowledge");
        new KnowledgeBench(library, "en", _ -> { }).measure(new KnowledgeSet("set", facts, List.of(asked)), findings);
        return new ObjectMapper().readTree(findings.json());
    }

    @Test
    void recallIsOfTheQuestionsThatHaveAPassage() throws IOException, InterruptedException {
        // Given
        var library = new Told(Map.of("dogs", List.of("hotel/1/0"), "cars", List.of("hotel/1/0", "hotel/1/1")), Map.of("dogs", List.of("hotel/2/0", "hotel/1/0")), Map.of());
        // When
        var json = measured(library, List.of(DOGS, PARKING), new Asked("dogs", List.of(), List.of("hotel/1/0")), new Asked("cars", List.of(), List.of("hotel/1/1")), new Asked("weather", List.of(), List.of()));
        // Then
        assertThat(json.path("recall_at_1").asDouble()).isEqualTo(0.5);
        assertThat(json.path("recall_at_5").asDouble()).isEqualTo(1.0);
        assertThat(json.path("mrr").asDouble()).isEqualTo(0.75);
        assertThat(json.path("bm25_recall_at_1").asDouble()).isZero();
        assertThat(json.path("answered").asInt()).isEqualTo(2);
        assertThat(json.path("answered_right").asInt()).isEqualTo(1);
        assertThat(json.path("others").asInt()).isEqualTo(1);
        assertThat(json.path("others_answered").asInt()).isZero();
    }

    @Test
    void aCitationMustGiveTheAnswerAndBeAboutWhatWasAsked() {
        // Given
        var support = new Support(List.of(DOGS, PARKING, OTHER));
        // Then
        assertThat(support.given(new Library.Answered("A dog costs 12 GBP a night.", List.of("hotel/1/0")), "Willow Inn")).isTrue();
        assertThat(support.given(new Library.Answered("Your dog costs 12 GBP.", List.of("hotel/1/0")), "Willow Inn")).isTrue();
        assertThat(support.given(new Library.Answered("A dog costs 13 GBP a night.", List.of("hotel/1/0")), "Willow Inn")).isFalse();
        assertThat(support.given(new Library.Answered("A dog costs 12 GBP a night.", List.of("hotel/2/0")), "Willow Inn")).isFalse();
        assertThat(support.given(new Library.Answered("A dog costs 12 GBP a night.", List.of("hotel/1/1")), "Willow Inn")).isFalse();
        assertThat(support.given(new Library.Answered("A dog costs 12 GBP a night.", List.of()), "Willow Inn")).isFalse();
    }

    @Test
    void readsDialoguesAndTheKnowledgeBesideThem(@TempDir Path folder) throws IOException {
        // Given
        Files.writeString(folder.resolve("knowledge.json"), "{\"hotel\":{\"1\":{\"name\":\"Willow Inn\",\"docs\":{\"0\":{\"title\":\"Are dogs allowed?\",\"body\":\"Yes.\"}}}}}");
        Files.writeString(folder.resolve("val.jsonl"), """
                {"log":[{"speaker":"S","text":"try the willow inn"},{"speaker":"U","text":"can my dog come"}],"label":{"target":true,"knowledge":[{"domain":"hotel","entity_id":1,"doc_id":0}]}}
                {"log":[{"speaker":"U","text":"hello"}],"label":{"target":false}}
                """);
        // When
        var set = KnowledgeFiles.read(folder.resolve("val.jsonl"));
        // Then
        assertThat(set.facts()).containsExactly(new Fact("hotel/1/0", "Willow Inn", "Are dogs allowed?", "Yes."));
        assertThat(set.asked()).containsExactly(new Asked("can my dog come", List.of(new Said(false, "try the willow inn")), List.of("hotel/1/0")), new Asked("hello", List.of(), List.of()));
        assertThatThrownBy(() -> KnowledgeFiles.read(folder.resolve("none.jsonl"))).isInstanceOf(MeshException.class).hasMessageContaining("is not there");
    }
}
