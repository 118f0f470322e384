package io.callmesh.gateway.tool.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Checks arguments against their JSON Schemas (draft 2020-12) and types them as these say.
final class ArgumentCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Map<String, JsonNode> raw = new HashMap<>();
    private final Map<String, Schema> schemas = new HashMap<>();

    /// @throws IllegalArgumentException when a schema is no JSON
    ArgumentCheck(Map<String, String> schemaByArgument) {
        schemaByArgument.forEach((argument, text) -> {
            raw.put(argument, parse(text));
            schemas.put(argument, REGISTRY.getSchema(raw.get(argument)));
        });
    }

    /// The typed arguments, or nothing when one of them does not fit or is not known.
    Optional<Map<String, JsonNode>> typed(Map<String, String> arguments) {
        var all = new HashMap<String, JsonNode>();
        for (var entry : schemas.entrySet()) {
            String argument = entry.getKey();
            var value = value(type(argument), arguments.getOrDefault(argument, ""));
            if (!entry.getValue().validate(value).isEmpty()) return Optional.empty();
            all.put(argument, value);
        }
        return raw.keySet().containsAll(arguments.keySet()) ? Optional.of(all) : Optional.empty();
    }

    private String type(String argument) {
        var schema = raw.get(argument);
        return schema == null ? "string" : schema.path("type").asText("string");
    }

    private static JsonNode value(String type, String text) {
        boolean number = (type.equals("integer") || type.equals("number")) && text.matches("-?\\d{1,18}(\\.\\d{1,18})?");
        return number ? parse(text) : JsonNodeFactory.instance.textNode(text);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException garbled) {
            throw new IllegalArgumentException("expected JSON", garbled);
        }
    }
}
