package io.callmesh.eval.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.callmesh.eval.rehearsal.Dialogue.Deed;
import io.callmesh.eval.rehearsal.Dialogue.Exchange;
import io.callmesh.eval.rehearsal.Dialogue.Expected;
import io.callmesh.eval.rehearsal.Dialogue.Over;
import io.callmesh.eval.rehearsal.Dialogue.Used;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Reads `dialogues/*.yaml` of a pack. Whether they are well-formed is for `./mesh check` to say.
public final class DialogueFiles {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private DialogueFiles() {}

    /// All dialogues of a pack's folder, in the order of their names, but those of callers who are known: over the gateway's WebSocket nobody is.
    public static List<Dialogue> of(Path pack) throws IOException {
        var dialogues = new ArrayList<Dialogue>();
        try (var files = Files.newDirectoryStream(pack.resolve("dialogues"), "*.yaml")) {
            for (var file : files) read(pack.getFileName().toString(), file).ifPresent(dialogues::add);
        }
        dialogues.sort((one, other) -> one.name().compareTo(other.name()));
        return dialogues;
    }

    private static Optional<Dialogue> read(String assistant, Path file) throws IOException {
        var root = YAML.readTree(file.toFile());
        if (root.path("known").asBoolean()) return Optional.empty();
        var exchanges = root.path("turns").valueStream().map(DialogueFiles::exchange).toList();
        var name = assistant + "/" + file.getFileName().toString().replace(".yaml", "");
        return Optional.of(new Dialogue(assistant, name, root.path("language").asText(), root.path("voice").asBoolean(), oneOrMore(root.path("greeting")), exchanges));
    }

    private static Exchange exchange(JsonNode turn) {
        var over = Optional.of(turn.path("over")).filter(JsonNode::isTextual).map(after -> new Over(time(after.asText()), turn.path("interrupted").asBoolean()));
        return new Exchange(deed(turn), over, expected(turn));
    }

    private static Deed deed(JsonNode turn) {
        if (turn.path("silent").asBoolean()) return new Deed.Waits();
        if (turn.has("keys")) return new Deed.Presses(turn.path("keys").asText());
        var said = oneOrMore(turn.path("caller"));
        var words = IntStream.range(0, said.size()).filter(place -> place % 2 == 0).mapToObj(said::get).toList();
        var pauses = IntStream.range(0, said.size()).filter(place -> place % 2 == 1).mapToObj(said::get).map(DialogueFiles::time).toList();
        return new Deed.Says(words, pauses);
    }

    private static Expected expected(JsonNode turn) {
        var tool = Optional.of(turn.path("tool")).filter(JsonNode::isObject).map(used -> new Used(used.path("name").asText(), used.path("outcome").asText()));
        return new Expected(turn.path("intent").asText(), texts(turn.path("slots")), tool, oneOrMore(turn.path("says")), turn.path("ends").asText());
    }

    /// `800ms`, `1.5s`
    private static Duration time(String text) {
        boolean millis = text.endsWith("ms");
        var count = new BigDecimal(text.replaceAll("m?s$", ""));
        return Duration.ofMillis(count.movePointRight(millis ? 0 : 3).longValue());
    }

    private static Map<String, String> texts(JsonNode fields) {
        var texts = new LinkedHashMap<String, String>();
        fields.forEachEntry((name, value) -> texts.put(name, value.asText()));
        return texts;
    }

    private static List<String> oneOrMore(JsonNode texts) {
        return texts.isArray() ? texts.valueStream().map(JsonNode::asText).toList() : texts.isMissingNode() ? List.of() : List.of(texts.asText());
    }
}
