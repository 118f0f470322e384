package io.callmesh.gateway.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A tool that a pack declares in tools.yaml.
///
/// @param arguments  JSON Schema by argument
/// @param optional   arguments that may be left out
/// @param result     JSON Schema of what it answers; none: any JSON
/// @param retries    how often it is tried again at most
/// @param readOnly   whether it only looks something up
/// @param confirm    whether the caller must have agreed first
/// @param idempotent whether it may be sent again with the same idempotency key
public record DeclaredTool(String name, Map<String, JsonNode> arguments, Set<String> optional, Optional<JsonNode> result, Duration timeout, int retries,
        boolean readOnly, boolean confirm, boolean idempotent, Means means) {

    public DeclaredTool {
        arguments = Map.copyOf(arguments);
        optional = Set.copyOf(optional);
    }

    /// How it is called.
    public sealed interface Means {

        /// Its address: what it begins with is the operator's to say.
        String url();

        /// One HTTP call.
        ///
        /// @param method   GET, POST, PUT, PATCH or DELETE
        /// @param url      with `{endpoint}` first and `{argument}` where values stand
        /// @param headers  with `${secret:NAME}` where secrets stand
        /// @param body     JSON, with `{argument}` inside its strings
        /// @param outcomes by HTTP status: `found`, `done`, `not_found`, `refused`, `uncertain`
        record Http(String method, String url, Map<String, String> headers, Optional<JsonNode> body, Map<Integer, String> outcomes) implements Means {}

        /// A tool of an MCP server.
        ///
        /// @param server as the operator names it in `callmesh.mcp."NAME"`; empty when there is a URL
        /// @param url    with `{endpoint}` first; empty when the operator names the server
        /// @param tool   as the server names it
        record Mcp(String server, String url, Map<String, String> headers, String tool) implements Means {}
    }
}
