package io.callmesh.gateway.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A tool that a pack declares in tools.yaml: one HTTP call.
///
/// @param method    GET, POST, PUT or DELETE
/// @param url       with `{endpoint}` first and `{argument}` where values stand
/// @param body      JSON, with `{argument}` inside its strings
/// @param arguments JSON Schema by argument
/// @param outcomes  by HTTP status: `found`, `done`, `not_found`, `refused`
/// @param confirm   whether the caller must have agreed first
/// @param idempotent whether it may be sent again with the same `Idempotency-Key`
public record HttpCall(String name, String method, String url, Optional<JsonNode> body, Map<String, JsonNode> arguments, Duration timeout,
        Map<Integer, String> outcomes, boolean confirm, boolean idempotent) {

    /// Whether it only looks something up.
    public boolean readOnly() {
        return method.equals("GET");
    }
}
