package io.callmesh.gateway.tool;

/// Something the assistant can ask or have done. Safe for many threads.
public interface Tool {

    ToolSpec spec();

    /// Runs on a thread of its own, which nobody interrupts: what has begun is finished, within [ToolSpec#timeout].
    /// Never throws for what the other side does; that is [ToolResult.Failed].
    ToolResult call(Arguments arguments, CallContext context);
}
