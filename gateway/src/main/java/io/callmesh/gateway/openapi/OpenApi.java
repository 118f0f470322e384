package io.callmesh.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An OpenAPI document, [3.0](https://spec.openapis.org/oas/v3.0.3) or [3.1](https://spec.openapis.org/oas/v3.1.0).
public final class OpenApi {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final List<String> ANSWERS = List.of("200", "201", "202", "2XX", "default");
    private static final String JSON = "application/json";
    private static final int MOST_REFERENCES = 10;

    private final JsonNode document;
    private final SchemaClosing schemas;

    /// @throws IllegalArgumentException when it is no such document
    public OpenApi(JsonNode document) {
        String version = document.path("openapi").asText("");
        if (!version.startsWith("3.0") && !version.startsWith("3.1")) throw new IllegalArgumentException("expected an OpenAPI document of version 3.0 or 3.1");
        this.document = document;
        schemas = new SchemaClosing(document, version.startsWith("3.0"));
    }

    /// @throws IllegalArgumentException when something in it refers to what is not in the document
    public Optional<Operation> operation(String id) {
        for (var path : document.path("paths").properties()) {
            var item = resolved(path.getValue());
            for (var method : METHODS) {
                var operation = item.path(method);
                if (operation.path("operationId").asText("").equals(id)) return Optional.of(read(method, path.getKey(), item, operation));
            }
        }
        return Optional.empty();
    }

    /// Of all operations that have one.
    public List<String> operationIds() {
        var ids = new ArrayList<String>();
        document.path("paths").forEach(item -> METHODS.forEach(method -> {
            if (item.path(method).hasNonNull("operationId")) ids.add(item.path(method).path("operationId").asText());
        }));
        return ids;
    }

    private Operation read(String method, String path, JsonNode item, JsonNode operation) {
        var parameters = new LinkedHashMap<String, Operation.Parameter>();
        for (var list : List.of(item.path("parameters"), operation.path("parameters"))) {
            for (var entry : list) {
                var parameter = parameter(resolved(entry));
                parameters.put(parameter.in() + " " + parameter.name(), parameter);
            }
        }
        return new Operation(method.toUpperCase(Locale.ROOT), path, List.copyOf(parameters.values()), content(operation.path("requestBody")), answer(operation.path("responses")));
    }

    private Operation.Parameter parameter(JsonNode parameter) {
        String in = parameter.path("in").asText("");
        var schema = parameter.has("schema") ? parameter.path("schema") : JsonNodeFactory.instance.objectNode().put("type", "string");
        return new Operation.Parameter(parameter.path("name").asText(""), in, in.equals("path") || parameter.path("required").asBoolean(), schemas.closed(schema));
    }

    private Optional<JsonNode> answer(JsonNode responses) {
        return ANSWERS.stream().filter(responses::has).findFirst().flatMap(status -> content(responses.path(status)));
    }

    private Optional<JsonNode> content(JsonNode message) {
        var schema = resolved(message).path("content").path(JSON).path("schema");
        return schema.isMissingNode() ? Optional.empty() : Optional.of(schemas.closed(schema));
    }

    private JsonNode resolved(JsonNode node) {
        var found = node;
        for (int i = 0; i < MOST_REFERENCES && found.has("$ref"); i++) found = SchemaClosing.within(document, found.path("$ref").asText());
        return found;
    }
}
