package io.callmesh.gateway.tool;

/// For whom a tool is called.
///
/// @param step           counts the tools of a turn from 1
/// @param confirmed      whether the caller agreed to exactly these arguments
/// @param idempotencyKey the same whenever the same thing is tried again, even after a crash: a receiver that has seen it
///                       does nothing twice
public record CallContext(String callId, int turn, int step, boolean confirmed, String idempotencyKey) {

    /// With the key of a first try, which is the same for the same step of the same turn.
    public CallContext(String callId, int turn, int step, boolean confirmed) {
        this(callId, turn, step, confirmed, callId + "-" + turn + "-" + step);
    }

    /// The same, tried under the key of a try before.
    public CallContext under(String key) {
        return new CallContext(callId, turn, step, confirmed, key);
    }
}
