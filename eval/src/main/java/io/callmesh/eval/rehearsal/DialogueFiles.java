package io.callmesh.eval.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.callmesh.eval.rehearsal.Dialogue.Exchange;
import io.callmesh.eval.rehearsal.Dialogue.Used;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `dialogues/*.yaml` of a pack. Whether they are well-formed is for `./mesh check` to say.
public final class DialogueFiles {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private DialogueFiles() {}

    /// All dialogues of a pack's folder, in the order of their names.
    public static List<Dialogue> of(Path pack) throws IOException {
        var dialogues = new ArrayList<Dialogue>();
        try (var files = Files.newDirectoryStream(pack.resolve("dialogues"), "*.yaml")) {
            for (var file : files) dialogues.add(read(pack.getFileName().toString(), file));
        }
        dialogues.sort((one, other) -> one.name().compareTo(other.name()));
        return dialogues;
    }

    private static Dialogue read(String assistant, Path file) throws IOException {
        var root = YAML.readTree(file.toFile());
        var exchanges = root.path("turns").valueStream().map(DialogueFiles::exchange).toList();
        var name = assistant + "/" + file.getFileName().toString().replace(".yaml", "");
        return new Dialogue(assistant, name, root.path("language").asText(), root.path("voice").asBoolean(), exchanges);
    }

    private static Exchange exchange(JsonNode turn) {
        var tool = Optional.of(turn.path("tool")).filter(JsonNode::isObject).map(used -> new Used(used.path("name").asText(), used.path("outcome").asText()));
        return new Exchange(turn.path("caller").asText(), turn.path("keys").asText(), turn.path("intent").asText(), texts(turn.path("slots")), tool, oneOrMore(turn.path("says")));
    }

    private static Map<String, String> texts(JsonNode fields) {
        var texts = new LinkedHashMap<String, String>();
        fields.forEachEntry((name, value) -> texts.put(name, value.asText()));
        return texts;
    }

    private static List<String> oneOrMore(JsonNode says) {
        return says.isArray() ? says.valueStream().map(JsonNode::asText).toList() : says.isMissingNode() ? List.of() : List.of(says.asText());
    }
}
