package io.callmesh.gateway.tool.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/// One JSON Schema to hold values to. Safe for many threads.
public final class Check {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Schema schema;

    public Check(JsonNode schema) {
        this.schema = REGISTRY.getSchema(schema);
    }

    /// Which part does not fit, and why, is nobody's to read: values are what people said.
    public boolean fits(JsonNode value) {
        return schema.validate(value).isEmpty();
    }

    /// @throws IllegalArgumentException when it is no JSON
    public static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException garbled) {
            throw new IllegalArgumentException("expected JSON", garbled);
        }
    }
}
