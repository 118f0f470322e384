package io.callmesh.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// One operation of a document, its schemas closed: whatever they refer to is in them, under `$defs`.
///
/// @param method in capitals
/// @param path   with `{parameter}` where values stand
/// @param body   JSON Schema of the `application/json` body
/// @param result JSON Schema of the first `application/json` answer of 200, 201, 202, 2XX or default
public record Operation(String method, String path, List<Parameter> parameters, Optional<JsonNode> body, Optional<JsonNode> result) {

    /// @param in `path`, `query`, `header` or `cookie`
    public record Parameter(String name, String in, boolean required, JsonNode schema) {}
}
