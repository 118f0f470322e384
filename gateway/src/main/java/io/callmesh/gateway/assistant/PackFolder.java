package io.callmesh.gateway.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The files of one assistant over those of `_base`: its own entry with the same name wins.
///
/// @param base may not exist
record PackFolder(Path base, Path own, List<Problem> problems) {

    private static final ObjectMapper YAML =
            YAMLMapper.builder(YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build()).build();

    String id() {
        return own.getFileName().toString();
    }

    /// The entries of a map file, inherited ones first.
    Map<String, Entry> entries(String file) {
        var all = new LinkedHashMap<String, Entry>();
        layers(file).forEach(layer -> all.putAll(layer.fields()));
        return all;
    }

    /// The items of a list file, inherited ones first.
    List<Entry> items(String file) {
        return layers(file).flatMap(layer -> layer.items().stream()).toList();
    }

    private Stream<Entry> layers(String file) {
        return Stream.of(base, own).map(folder -> folder.resolve(file)).filter(Files::exists).map(this::read);
    }

    Entry read(Path file) {
        String name = name(file);
        try {
            var content = YAML.readTree(file.toFile());
            return new Entry(name, "", content, problems);
        } catch (JsonProcessingException garbled) {
            var at = garbled.getLocation();
            problems.add(new Problem(name, "line " + (at == null ? "?" : at.getLineNr()), "expected YAML: " + garbled.getOriginalMessage().lines().findFirst().orElse("")));
        } catch (IOException unreadable) {
            problems.add(new Problem(name, "", "cannot be read"));
        }
        return Entry.nothing(name, problems);
    }

    /// Files of one's own and inherited ones in a folder, by name; one's own file of the same name wins.
    List<Path> files(String folder, String ending) {
        var all = new LinkedHashMap<String, Path>();
        for (var layer : List.of(base, own)) list(layer.resolve(folder), ending).forEach(file -> all.put(file.getFileName().toString(), file));
        return List.copyOf(all.values());
    }

    static List<Path> list(Path folder, String ending) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(ending)).sorted().toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String name(Path file) {
        return own.toAbsolutePath().resolveSibling("").relativize(file.toAbsolutePath()).toString().replace('\\', '/');
    }
}
