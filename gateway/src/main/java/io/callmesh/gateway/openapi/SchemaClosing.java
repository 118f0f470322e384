package io.callmesh.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes JSON Schemas of a document's stand alone, in the dialect of 2020-12: what they refer to comes along under `$defs`;
/// `nullable` and boolean `exclusiveMinimum` of version 3.0 are said as they are said now.
final class SchemaClosing {

    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode document;
    private final boolean old;

    SchemaClosing(JsonNode document, boolean old) {
        this.document = document;
        this.old = old;
    }

    /// @throws IllegalArgumentException when it refers to what is not among the document's schemas
    JsonNode closed(JsonNode schema) {
        Map<String, JsonNode> defs = new LinkedHashMap<>();
        Deque<String> wanted = new ArrayDeque<>();
        var closed = copy(schema, wanted);
        while (!wanted.isEmpty()) {
            String name = wanted.remove();
            if (defs.containsKey(name)) continue;
            defs.put(name, JsonNodeFactory.instance.objectNode());
            defs.put(name, copy(within(document, SCHEMAS + name), wanted));
        }
        if (closed instanceof ObjectNode object && !defs.isEmpty()) defs.forEach(object.putObject("$defs")::set);
        return closed;
    }

    private JsonNode copy(JsonNode node, Deque<String> wanted) {
        return switch (node) {
            case ObjectNode object -> copy(object, wanted);
            case ArrayNode array -> {
                var copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> copy.add(copy(item, wanted)));
                yield copy;
            }
            default -> node;
        };
    }

    private ObjectNode copy(ObjectNode object, Deque<String> wanted) {
        var copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> copy.set(field.getKey(), copy(field.getValue(), wanted)));
        var reference = object.path("$ref");
        if (reference.isTextual()) copy.put("$ref", "#/$defs/" + wanted(reference.asText(), wanted));
        if (old) renew(copy);
        return copy;
    }

    private static String wanted(String reference, Deque<String> wanted) {
        String name = reference.startsWith(SCHEMAS) ? reference.substring(SCHEMAS.length()) : "";
        if (name.isEmpty() || name.contains("/")) throw new IllegalArgumentException("expected references to " + SCHEMAS + " only, found " + reference);
        wanted.add(name);
        return name;
    }

    private static void renew(ObjectNode schema) {
        if (schema.path("nullable").isBoolean() && schema.path("nullable").asBoolean() && schema.path("type").isTextual()) {
            String type = schema.path("type").asText();
            schema.putArray("type").add(type).add("null");
        }
        for (var bound : List.of("Minimum", "Maximum")) {
            var exclusive = schema.path("exclusive" + bound);
            if (!exclusive.isBoolean()) continue;
            schema.remove("exclusive" + bound);
            if (exclusive.asBoolean()) schema.set("exclusive" + bound, schema.remove(bound.toLowerCase(java.util.Locale.ROOT)));
        }
    }

    /// What a reference within the document points to.
    static JsonNode within(JsonNode document, String reference) {
        var found = reference.startsWith("#/") ? document.at(reference.substring(1)) : JsonNodeFactory.instance.missingNode();
        if (found.isMissingNode()) throw new IllegalArgumentException("expected something in the document under " + reference);
        return found;
    }
}
