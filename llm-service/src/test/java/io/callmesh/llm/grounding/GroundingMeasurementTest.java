package io.callmesh.llm.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.llm.engine.Job.Source;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.runtime.privacy.Spoken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// How often what people answered from a passage is taken for grounded in it, and in another one: spoken dialogues of DSTC 10, track 2.
/// Skips where the data is not.
class GroundingMeasurementTest {

    private record Answered(List<Message> history, String question, Source source, String response) {

        boolean given(Source by) {
            var task = new Task.Question(Spoken.of(question), List.of(by));
            return new Evidence(task, new Job("en", history, task, List.of(), 0), new Readings()).gives(response);
        }

        String dearer() {
            return response.replaceAll("\\d+", "7319").replaceAll("\\b(two|three|four|five|six|seven|eight|nine|ten|twenty|thirty)\\b", "ninety");
        }
    }

    @Test
    void whatPeopleAnsweredFromAPassage() throws IOException {
        // Given
        var all = read(data());
        // When
        long given = all.stream().filter(answered -> answered.given(answered.source())).count();
        long strange = 0;
        for (int i = 0; i < all.size(); i++) strange += all.get(i).given(all.get((i + 7) % all.size()).source()) ? 1 : 0;
        var numbered = all.stream().filter(answered -> !answered.dearer().equals(answered.response())).toList();
        long dearer = numbered.stream().filter(each -> new Answered(each.history(), each.question(), each.source(), each.dearer()).given(each.source())).count();
        // Then
        IO.println("answers %d, given by their passage %d, by another %d; %d with numbers, other numbers given %d".formatted(
                all.size(), given, strange, numbered.size(), dearer));
        assertThat(given).isGreaterThan(strange);
        assertThat(dearer).isZero();
    }

    private static Path data() {
        for (var above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            var folder = above.resolve("shared/data/dstc10-spoken");
            if (Files.isDirectory(folder)) return folder;
        }
        return Assumptions.abort("SKIPPED: no dialogues at shared/data");
    }

    private static List<Answered> read(Path data) throws IOException {
        var json = new ObjectMapper();
        var knowledge = json.readTree(data.resolve("knowledge.json").toFile());
        var all = new ArrayList<Answered>();
        for (var line : Files.readAllLines(data.resolve("val.jsonl"))) {
            var dialogue = json.readTree(line);
            if (dialogue.at("/label/target").asBoolean()) all.add(answered(dialogue, knowledge));
        }
        return all;
    }

    private static Answered answered(JsonNode dialogue, JsonNode knowledge) {
        var place = dialogue.at("/label/knowledge/0");
        var passage = knowledge.path(place.path("domain").asText()).path(place.path("entity_id").asText());
        var text = passage.path("docs").path(place.path("doc_id").asText());
        var history = new ArrayList<Message>();
        for (var said : dialogue.path("log")) {
            history.add(new Message(said.path("speaker").asText().equals("U") ? Role.CALLER : Role.ASSISTANT, Spoken.of(said.path("text").asText()), ""));
        }
        var question = history.removeLast().text().reveal();
        var source = new Source("passage", passage.path("name").asText() + " " + text.path("title").asText(), text.path("body").asText(), text.path("body").asText(), 1);
        return new Answered(history, question, source, dialogue.at("/label/response").asText());
    }
}
