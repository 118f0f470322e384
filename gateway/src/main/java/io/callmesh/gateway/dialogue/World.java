package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.tool.ToolResult;
import java.util.Map;
import java.util.Optional;

/// What flows reach out to while they decide. Everything else about a decision is a pure function.
interface World {

    /// @param confirmed whether the caller agreed to exactly these arguments
    ToolResult call(String tool, Map<String, String> arguments, boolean confirmed) throws InterruptedException;

    /// Forgets all that is remembered of the caller from call to call.
    ///
    /// @return false when it may still be there
    boolean forgetCaller() throws InterruptedException;

    /// Looks something up to tell which of several values was said.
    ToolResult look(String tool, Map<String, String> arguments) throws InterruptedException;

    /// Whether the pack's knowledge holds an answer; it is told where [Act.Tell] stands.
    boolean know(String question) throws InterruptedException;

    /// The last answer that the caller cut short, if that was not long ago.
    Optional<Turn> cutShort();

    /// Whether somebody takes the call.
    boolean person(String queue);
}
