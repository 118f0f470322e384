package io.callmesh.gateway.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `docs/asyncapi.yaml` and the schemas it names.
public final class AsyncApi {

    static final Path DOCUMENT = docs();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private AsyncApi() {}

    private static Path docs() {
        var found = Path.of("docs/asyncapi.yaml");
        return Files.exists(found) ? found : Path.of("../docs/asyncapi.yaml");
    }

    static JsonNode document() throws IOException {
        return new YAMLMapper().readTree(DOCUMENT.toFile());
    }

    /// The same document, or what a reference in it names.
    static JsonNode resolved(JsonNode document, JsonNode node) throws IOException {
        if (!node.has("$ref")) return node;
        String target = node.get("$ref").asText();
        return target.startsWith("#") ? document.at(target.substring(1)) : JSON.readTree(DOCUMENT.resolveSibling(target).normalize().toFile());
    }

    static List<?> problems(JsonNode schema, JsonNode value) {
        return REGISTRY.getSchema(schema).validate(value);
    }

    /// What is wrong with a record's value on a topic.
    public static List<?> problems(String topic, String value) {
        try {
            var document = document();
            for (var channel : document.path("channels")) {
                if (!channel.path("address").asText().equals(topic)) continue;
                var message = resolved(document, channel.path("messages").iterator().next());
                return problems(resolved(document, message.path("payload")), JSON.readTree(value));
            }
            return List.of("no channel " + topic);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
