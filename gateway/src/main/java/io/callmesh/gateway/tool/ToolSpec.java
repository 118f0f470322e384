package io.callmesh.gateway.tool;

import java.time.Duration;
import java.util.Map;

/// What a flow must know of a tool.
///
/// @param schemas    JSON Schema by argument
/// @param timeout    after which the tool has failed, tries and all
/// @param readOnly   whether it only looks something up, so that it may be asked on suspicion
/// @param confirm    whether the caller must have agreed first
/// @param idempotent whether the same [CallContext#idempotencyKey] may be sent again without anything being done twice
public record ToolSpec(String name, Map<String, String> schemas, Duration timeout, boolean readOnly, boolean confirm, boolean idempotent) {

    public ToolSpec {
        schemas = Map.copyOf(schemas);
    }

    /// One that may be tried again only when it changes nothing.
    public ToolSpec(String name, Map<String, String> schemas, Duration timeout, boolean readOnly, boolean confirm) {
        this(name, schemas, timeout, readOnly, confirm, readOnly);
    }
}
