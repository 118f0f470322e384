package io.callmesh.eval.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.callmesh.eval.caller.Answer;
import io.callmesh.eval.caller.CallEvent.Said;
import io.callmesh.eval.caller.CallEvent.ToolUsed;
import io.callmesh.eval.caller.CallEvent.Understood;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What an assistant does that lasts, read from its pack: orders, changes, whatever it asks a yes for.
///
/// @param wishes flows in which something is confirmed
/// @param tools  that are called only after a yes
/// @param done   texts of its own that are said after a yes, in English
record Stakes(String assistant, Set<String> wishes, Set<String> tools, Set<Pattern> done) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern LEFT_OUT = Pattern.compile("\\[[^]]*]"), PLACE = Pattern.compile("\\{[^}]*}");

    static Stakes of(Path pack) throws IOException {
        var texts = YAML.readTree(pack.resolve("texts.en.yaml").toFile());
        var wishes = new HashSet<String>();
        var said = new HashSet<String>();
        YAML.readTree(pack.resolve("flows.yaml").toFile()).forEachEntry((flow, steps) -> {
            if (said(steps, said)) wishes.add(flow);
        });
        var tools = new HashSet<String>();
        var file = pack.resolve("tools.yaml");
        if (Files.exists(file)) YAML.readTree(file.toFile()).forEachEntry((tool, call) -> {
            if (call.path("confirm").asBoolean()) tools.add(tool);
        });
        var done = said.stream().filter(texts::has).map(key -> pattern(texts.path(key).asText())).collect(Collectors.toSet());
        return new Stakes(String.valueOf(pack.getFileName()), wishes, tools, done);
    }

    /// Collects what is said after a confirmation, and tells whether there is one.
    private static boolean said(JsonNode steps, Set<String> said) {
        boolean agreed = false;
        for (var step : steps) {
            if (agreed && step.has("say")) said.add(step.path("say").asText());
            agreed |= step.has("confirm");
        }
        return agreed;
    }

    private static Pattern pattern(String text) {
        var parts = PLACE.split(LEFT_OUT.matcher(text).replaceAll("{}"));
        return Pattern.compile(Arrays.stream(parts).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    /// Whether it has done something that lasts.
    boolean acted(Answer answer) {
        boolean used = answer.all(ToolUsed.class).anyMatch(tool -> tools.contains(tool.name()));
        return used || answer.all(Said.class).anyMatch(text -> done.stream().anyMatch(pattern -> pattern.matcher(text.text()).find()));
    }

    /// Whether it has taken the words for the wish to do so.
    boolean taken(Answer answer) {
        return answer.all(Understood.class).anyMatch(understood -> wishes.contains(understood.intent()));
    }
}
