package io.callmesh.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.stream.Collectors;

/// Tells the findings of a benchmark: as JSON, or a line for each.
final class Told {

    private Told() {}

    static void print(JsonNode found, boolean json, PrintWriter out) {
        if (json) out.println(found);
        else found.properties().forEach(entry -> out.println("%-24s %s".formatted(entry.getKey(), text(entry.getValue()))));
        out.flush();
    }

    private static String text(JsonNode value) {
        if (!value.isObject()) return value.asText();
        return value.properties().stream().map(part -> part.getKey() + " " + (part.getValue().isValueNode() ? part.getValue().asText() : part.getValue())).collect(Collectors.joining("  "));
    }
}
