package io.callmesh.gateway.tool;

import java.time.Duration;
import java.util.Map;

/// What a flow must know of a tool.
///
/// @param schemas  JSON Schema by argument
/// @param timeout  after which the tool has failed
/// @param readOnly whether it only looks something up, so that it may be asked on suspicion
/// @param confirm  whether the caller must have agreed first
public record ToolSpec(String name, Map<String, String> schemas, Duration timeout, boolean readOnly, boolean confirm) {

    public ToolSpec {
        schemas = Map.copyOf(schemas);
    }
}
