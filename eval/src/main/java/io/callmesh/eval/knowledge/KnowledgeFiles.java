package io.callmesh.eval.knowledge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.eval.knowledge.Asked.Said;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Reads questions with their dialogues from a file of JSON lines, and the knowledge from `knowledge.json` beside it, both as the
/// second track of DSTC 10 has them.
public final class KnowledgeFiles {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KNOWLEDGE = "knowledge.json";

    private KnowledgeFiles() {}

    /// @throws MeshException with `BadInput` when a file is not there or cannot be read
    public static KnowledgeSet read(Path questions) throws IOException {
        var knowledge = questions.toAbsolutePath().resolveSibling(KNOWLEDGE);
        if (!Files.exists(questions)) throw bad(questions + " is not there");
        if (!Files.exists(knowledge)) throw bad("there is no " + KNOWLEDGE + " beside " + questions);
        var asked = new ArrayList<Asked>();
        int number = 0;
        for (var line : Files.readAllLines(questions)) {
            number++;
            if (!line.isBlank()) asked.add(asked(json(line, questions + " line " + number), questions + " line " + number));
        }
        return new KnowledgeSet(String.valueOf(Objects.requireNonNull(knowledge.getParent(), "a file is in a folder").getFileName()), facts(json(Files.readString(knowledge), knowledge.toString())), asked);
    }

    private static List<Fact> facts(JsonNode knowledge) {
        var facts = new ArrayList<Fact>();
        knowledge.forEachEntry((domain, things) -> things.forEachEntry((thing, known) -> known.path("docs").forEachEntry((id, passage) ->
                facts.add(new Fact(id(domain, thing, id), known.path("name").asText(domain), passage.path("title").asText(), passage.path("body").asText())))));
        return facts;
    }

    private static Asked asked(JsonNode line, String where) {
        var said = line.path("log").valueStream().map(turn -> new Said(turn.path("speaker").asText().equals("U"), turn.path("text").asText())).toList();
        if (said.isEmpty()) throw bad(where + " has no log");
        var passages = line.at("/label/knowledge").valueStream()
                .map(passage -> id(passage.path("domain").asText(), passage.path("entity_id").asText(), passage.path("doc_id").asText())).toList();
        return new Asked(said.getLast().text(), said.subList(0, said.size() - 1), passages);
    }

    private static String id(String domain, String thing, String passage) {
        return domain + "/" + thing + "/" + passage;
    }

    private static JsonNode json(String text, String where) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw bad(where + " is no JSON");
        }
    }

    private static MeshException bad(String problem) {
        return new MeshException(new Fault.BadInput("--test", problem));
    }
}
