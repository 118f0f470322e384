package io.callmesh.gateway.tool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.callmesh.gateway.tool.Arguments;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks arguments against their schemas and types them as these say. Safe for many threads.
public final class ArgumentCheck {

    private final Map<String, Check> checks = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Set<String> optional;

    /// @param optional those that may be left out; empty is left out
    /// @throws IllegalArgumentException when a schema is no JSON
    public ArgumentCheck(Map<String, String> schemaByArgument, Set<String> optional) {
        this.optional = optional;
        schemaByArgument.forEach((argument, text) -> {
            var schema = Check.parse(text);
            checks.put(argument, new Check(schema));
            types.put(argument, type(schema));
        });
    }

    /// The typed arguments, or nothing when one of them does not fit or is not known.
    public Optional<Map<String, JsonNode>> typed(Arguments given) {
        var all = new HashMap<String, JsonNode>();
        for (var check : checks.entrySet()) {
            String argument = check.getKey(), text = given.values().getOrDefault(argument, "");
            if (text.isEmpty() && optional.contains(argument)) continue;
            var value = value(types.getOrDefault(argument, "string"), text);
            if (!check.getValue().fits(value)) return Optional.empty();
            all.put(argument, value);
        }
        return checks.keySet().containsAll(given.values().keySet()) ? Optional.of(all) : Optional.empty();
    }

    /// Its own, or that of the definition it refers to, or the first of several.
    private static String type(JsonNode schema) {
        var own = schema.has("$ref") ? schema.at(schema.path("$ref").asText().substring(1)) : schema;
        return (own.path("type").isArray() ? own.path("type").path(0) : own.path("type")).asText("string");
    }

    private static JsonNode value(String type, String text) {
        return switch (type) {
            case "integer", "number" -> text.matches("-?\\d{1,18}(\\.\\d{1,18})?") ? number(text) : JsonNodeFactory.instance.textNode(text);
            case "boolean" -> text.equals("true") || text.equals("false") ? BooleanNode.valueOf(text.equals("true")) : JsonNodeFactory.instance.textNode(text);
            default -> JsonNodeFactory.instance.textNode(text);
        };
    }

    private static JsonNode number(String text) {
        return text.contains(".") ? JsonNodeFactory.instance.numberNode(new java.math.BigDecimal(text)) : JsonNodeFactory.instance.numberNode(Long.parseLong(text));
    }
}
