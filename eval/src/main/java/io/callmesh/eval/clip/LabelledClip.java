package io.callmesh.eval.clip;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A recording and the slots it should fill.
///
/// A folder of them has a file `label.json` that maps each file name, with or without `.wav`, to `{"slots": {NAME: VALUE}}`.
public record LabelledClip(Path file, Map<String, String> slots) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static List<LabelledClip> in(Path folder) throws IOException {
        var clips = new ArrayList<LabelledClip>();
        for (var label : JSON.readTree(folder.resolve("label.json").toFile()).properties()) {
            var slots = new LinkedHashMap<String, String>();
            label.getValue().path("slots").properties().forEach(slot -> slots.put(slot.getKey(), slot.getValue().asText()));
            var name = label.getKey().endsWith(".wav") ? label.getKey() : label.getKey() + ".wav";
            if (Files.exists(folder.resolve(name))) clips.add(new LabelledClip(folder.resolve(name), slots));
        }
        return clips;
    }
}
