package io.callmesh.eval.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The rules of a pack: those of its `qa.yaml` over those of `_base`. A rule of its own with the same name wins; `false` drops it.
public record Rules(List<Rule> all) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String FILE = "qa.yaml";

    public Rules {
        all = List.copyOf(all);
    }

    /// @param pack its folder; `_base` stands beside it
    /// @throws BadRules telling everything that is wrong
    public static Rules of(Path pack) {
        var problems = new ArrayList<String>();
        var rules = new LinkedHashMap<String, Rule>();
        for (var folder : List.of(pack.resolveSibling("_base"), pack)) read(folder, rules, problems);
        if (!problems.isEmpty()) throw new BadRules(problems);
        return new Rules(List.copyOf(rules.values()));
    }

    private static void read(Path folder, LinkedHashMap<String, Rule> rules, List<String> problems) {
        var name = folder.getFileName() + "/" + FILE;
        parsed(folder.resolve(FILE), name, problems).forEachEntry((rule, value) -> {
            rules.remove(rule);
            if (!value.isBoolean() || value.asBoolean()) new RuleReader(name, rule, value, problems).read().ifPresent(read -> rules.put(rule, read));
        });
    }

    private static JsonNode parsed(Path file, String name, List<String> problems) {
        if (!Files.exists(file)) return YAML.createObjectNode();
        try {
            var read = YAML.readTree(file.toFile());
            if (read.isObject()) return read;
            if (!read.isMissingNode() && !read.isNull()) problems.add(name + ": expected rules by name");
        } catch (JsonProcessingException garbled) {
            var at = garbled.getLocation();
            problems.add(name + " line " + (at == null ? "?" : at.getLineNr()) + ": expected YAML");
        } catch (IOException unreadable) {
            problems.add(name + ": cannot be read");
        }
        return YAML.createObjectNode();
    }
}
