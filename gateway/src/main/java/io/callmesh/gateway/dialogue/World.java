package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.tool.ToolResult;
import java.util.Map;

/// What flows reach out to while they decide. Everything else about a decision is a pure function.
interface World {

    /// @param confirmed whether the caller agreed to exactly these arguments
    ToolResult call(String tool, Map<String, String> arguments, boolean confirmed) throws InterruptedException;

    /// Looks something up without telling anyone.
    ToolResult look(String tool, Map<String, String> arguments) throws InterruptedException;

    /// Whether the pack's knowledge holds an answer; it is told where [Act.Tell] stands.
    boolean know(String question) throws InterruptedException;

    /// Whether somebody takes the call.
    boolean person(String queue);
}
