package io.callmesh.eval.understanding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Reads labelled sets: a file of JSON lines in any [Layout], or a folder of such files.
public final class LabelledFiles {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDING = ".jsonl", PACKED = ".zst";

    private LabelledFiles() {}

    /// One set a file where each file is about another business (MultiDoGo, NLU++) or in another language (X-RiSAWOZ), one a business where
    /// lines say which they are about, otherwise one set of all files.
    ///
    /// @throws MeshException with `BadInput` when there is no such file, or a line cannot be read
    public static List<LabelledSet> read(Path place) throws IOException {
        var sets = new ArrayList<LabelledSet>();
        boolean apart = false;
        for (var file : files(place)) {
            var layouts = new ArrayList<Layout>();
            var byName = lines(file, layouts);
            apart |= layouts.stream().anyMatch(layout -> layout == Layout.MULTIDOGO || layout == Layout.NLUPP || layout == Layout.XRISAWOZ);
            byName.forEach((name, lines) -> sets.add(new LabelledSet(name, lines, layouts.contains(Layout.MULTIDOGO))));
        }
        if (apart || sets.size() == 1) return sets;
        return List.of(new LabelledSet(name(place), sets.stream().flatMap(set -> set.lines().stream()).toList(), false));
    }

    private static List<Path> files(Path place) throws IOException {
        if (!Files.exists(place)) throw bad(place, "is not there");
        if (!Files.isDirectory(place)) return List.of(place);
        try (Stream<Path> inside = Files.list(place)) {
            var files = inside.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
            if (files.isEmpty()) throw bad(place, "has no " + ENDING + " files");
            return files;
        }
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().normalize().getFileName(), "a root is no file").toString().replace(ENDING, "");
    }

    private static Map<String, List<Labelled>> lines(Path file, List<Layout> layouts) throws IOException {
        if (file.toString().endsWith(PACKED)) throw bad(file, "is packed: unpack it first (zstd -d)");
        var lines = new LinkedHashMap<String, List<Labelled>>();
        int number = 0;
        for (var line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) continue;
            var json = json(file, number, line);
            try {
                var layout = Layout.of(json);
                layouts.add(layout);
                var set = lines.computeIfAbsent(Layout.business(json).orElseGet(() -> name(file)), _ -> new ArrayList<>());
                layout.read(json, name(file), number).filter(said -> !said.text().isBlank()).forEach(set::add);
            } catch (IllegalArgumentException strange) {
                throw bad(file, "line " + number + " " + strange.getMessage());
            }
        }
        return lines;
    }

    private static JsonNode json(Path file, int number, String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException broken) {
            throw bad(file, "line " + number + " is no JSON");
        }
    }

    private static MeshException bad(Path place, String problem) {
        return new MeshException(new Fault.BadInput("file", place + " " + problem));
    }
}
