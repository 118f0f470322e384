package io.callmesh.gateway.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.gateway.openapi.OpenApi;
import io.callmesh.gateway.openapi.Operation;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Takes a tool from an OpenAPI document of the pack: `openapi: FILE#OPERATION`. Parameters of path and query, and the
/// plain fields of a JSON body, are its arguments, under their names with `_` for what is no letter, digit or `_`.
final class OperationReader {

    private final PackFolder folder;
    private final Map<String, JsonNode> arguments = new LinkedHashMap<>();
    private final Set<String> optional = new LinkedHashSet<>();

    /// @param path with `{argument}` where values stand
    record Read(String method, String path, Map<String, JsonNode> arguments, Set<String> optional, Optional<JsonNode> body, Optional<JsonNode> result) {}

    OperationReader(PackFolder folder) {
        this.folder = folder;
    }

    Read read(Entry entry) {
        var reference = entry.field("openapi");
        var parts = reference.text().split("#", 2);
        try {
            if (parts.length == 2 && parts[0].matches("[\\w.-]+")) return read(entry, document(reference, parts[0]), parts[1]);
            reference.problem("expected FILE#OPERATION, a file of the pack and an operationId in it");
        } catch (IllegalArgumentException unfit) {
            reference.problem(String.valueOf(unfit.getMessage()));
        }
        return new Read("GET", "/", Map.of(), Set.of(), Optional.empty(), Optional.empty());
    }

    private OpenApi document(Entry reference, String file) {
        var found = Stream.of(folder.own(), folder.base()).map(layer -> layer.resolve(file)).filter(Files::isRegularFile).findFirst();
        if (found.isEmpty()) throw new IllegalArgumentException("expected the file " + file + " in the pack");
        return new OpenApi(folder.read(found.get()).value());
    }

    private Read read(Entry entry, OpenApi document, String id) {
        var operation = document.operation(id).orElseThrow(() -> new IllegalArgumentException("expected one of the operations " + document.operationIds()));
        String path = operation.path();
        var query = new StringBuilder();
        for (var parameter : operation.parameters()) {
            String argument = argument(parameter.name());
            switch (parameter.in()) {
                case "path" -> path = path.replace("{" + parameter.name() + "}", "{" + add(argument, parameter.schema(), true) + "}");
                case "query" -> query.append(query.isEmpty() ? '?' : '&').append(parameter.name()).append("={").append(add(argument, parameter.schema(), parameter.required())).append('}');
                default -> header(entry, parameter);
            }
        }
        var body = operation.body().map(this::body);
        return new Read(operation.method(), path + query, arguments, optional, body, operation.result());
    }

    private static void header(Entry entry, Operation.Parameter parameter) {
        boolean set = entry.field("headers").texts().keySet().stream().anyMatch(parameter.name()::equalsIgnoreCase);
        if (parameter.required() && !set) entry.problem("expected the " + parameter.in() + " " + parameter.name() + " under headers");
    }

    private JsonNode body(JsonNode schema) {
        var object = schema.has("$ref") ? schema.at(schema.path("$ref").asText().substring(1)) : schema;
        var required = List.copyOf(object.path("required").valueStream().map(JsonNode::asText).toList());
        var body = JsonNodeFactory.instance.objectNode();
        object.path("properties").properties().forEach(field -> {
            boolean must = required.contains(field.getKey());
            var own = closed(field.getValue(), schema.path("$defs"));
            if (plain(own)) body.put(field.getKey(), "{" + add(argument(field.getKey()), own, must) + "}");
            else if (must) throw new IllegalArgumentException("the field " + field.getKey() + " of the body is no plain value; declare the call inline, with a body");
        });
        return body;
    }

    private static JsonNode closed(JsonNode schema, JsonNode definitions) {
        if (!(schema instanceof ObjectNode object) || definitions.isMissingNode()) return schema;
        var closed = object.deepCopy();
        closed.set("$defs", definitions);
        return closed;
    }

    private static boolean plain(JsonNode schema) {
        var own = schema.has("$ref") ? schema.at(schema.path("$ref").asText().substring(1)) : schema;
        var type = own.path("type").isArray() ? own.path("type").path(0).asText() : own.path("type").asText("string");
        return !type.equals("object") && !type.equals("array");
    }

    private String add(String argument, JsonNode schema, boolean required) {
        if (arguments.putIfAbsent(argument, schema) != null) throw new IllegalArgumentException("two parameters would be the argument " + argument);
        if (!required) optional.add(argument);
        return argument;
    }

    private static String argument(String name) {
        return name.replaceAll("\\W", "_");
    }
}
