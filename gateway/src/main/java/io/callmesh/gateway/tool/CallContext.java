package io.callmesh.gateway.tool;

/// For whom a tool is called.
///
/// @param step      counts the tools of a turn from 1
/// @param confirmed whether the caller agreed to exactly these arguments
public record CallContext(String callId, int turn, int step, boolean confirmed) {

    /// The same for the same step of the same turn: a receiver that has seen it does nothing twice.
    public String idempotencyKey() {
        return callId + "-" + turn + "-" + step;
    }
}
