package io.callmesh.gateway.listen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What people said in the public dialogues of `shared/data`, one utterance a line. Dialogues to learn from are in its
/// folder `train`; those in the other folders are for measuring.
record Utterances(Path data) {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String SENTENCE = "(?<=[.?!。？！])(?!\\d)";
    private static final int ALONE = 3;
    private static final Set<String> AGENTS = Set.of("system", "sys", "SYSTEM", "S");

    static Optional<Utterances> present() {
        for (var above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            var folder = above.resolve("shared/data");
            if (Files.isDirectory(folder)) return Optional.of(new Utterances(folder));
        }
        return Optional.empty();
    }

    /// @param file in the folder `train`, without its ending
    List<String> learnFrom(String file, boolean agentsToo) throws IOException {
        var unpacked = new ProcessBuilder("zstd", "-dc", data.resolve("train").resolve(file + ".jsonl.zst").toString()).start();
        var said = new ArrayList<String>();
        try (var lines = new BufferedReader(new InputStreamReader(unpacked.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line : (Iterable<String>) lines.lines()::iterator) {
                for (var turn : JSON.readTree(line).path("turns")) {
                    if (agentsToo || !AGENTS.contains(turn.get(0).asText())) said.add(turn.get(1).asText());
                }
            }
        }
        return said;
    }

    /// Service dialogues, translated into Chinese by people.
    List<String> translated() throws IOException {
        var said = new ArrayList<String>();
        for (var turn : lines("dialogue-translation/multiwoz_en-zh.jsonl")) said.add(turn.path("zh").asText());
        return said;
    }

    List<String> english() throws IOException {
        var said = new ArrayList<String>();
        for (var dialogue : lines("multiwoz/dialogues.jsonl")) every(2, dialogue.path("log"), "text", said);
        for (var dialogue : lines("sgd/dialogues.jsonl")) by("speaker", dialogue.path("turns"), "utterance", said);
        for (var dialogue : lines("dstc10-spoken/val.jsonl")) by("speaker", dialogue.path("log"), "text", said);
        for (var domain : List.of("airline", "fastfood", "finance", "insurance", "media", "software")) {
            for (var dialogue : lines("multidogo/" + domain + ".jsonl")) every(1, dialogue.path("turns"), "utterance", said);
        }
        for (var dialogue : lines("xrisawoz/en.jsonl")) every(1, dialogue.path("dialogue"), "user_utterance", said);
        return said;
    }

    List<String> chinese() throws IOException {
        var said = new ArrayList<String>();
        for (var dialogue : lines("crosswoz/dialogues.jsonl")) by("role", dialogue.path("messages"), "content", said);
        for (var dialogue : lines("xrisawoz/zh.jsonl")) every(1, dialogue.path("dialogue"), "user_utterance", said);
        for (var domain : List.of("film", "music", "travel")) {
            for (var dialogue : lines("kdconv/" + domain + ".jsonl")) every(1, dialogue.path("messages"), "message", said);
        }
        return said;
    }

    /// After how many words a sentence is over, or one of the first words stands alone.
    static Set<Integer> sentences(String said, Ending ending) {
        var ends = new HashSet<Integer>();
        int at = 0;
        for (var part : said.split(SENTENCE)) {
            at += ending.words(part).size();
            ends.add(at);
        }
        int first = ending.words(said.split("[,，;；]")[0]).size();
        if (first <= ALONE) ends.add(first);
        return ends;
    }

    private List<JsonNode> lines(String file) throws IOException {
        var nodes = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(data.resolve(file))) nodes.add(JSON.readTree(line));
        return nodes;
    }

    private static void every(int step, JsonNode turns, String text, List<String> said) {
        for (int i = 0; i < turns.size(); i += step) said.add(turns.get(i).path(text).asText());
    }

    private static void by(String speaker, JsonNode turns, String text, List<String> said) {
        for (var turn : turns) {
            if (!AGENTS.contains(turn.path(speaker).asText())) said.add(turn.path(text).asText());
        }
    }
}
