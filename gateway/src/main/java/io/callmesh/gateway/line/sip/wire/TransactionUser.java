package io.callmesh.gateway.line.sip.wire;

import io.callmesh.gateway.line.sip.wire.SipMessage.Request;

/// Who answers requests. Called from the threads of sockets and timers; must not wait.
public interface TransactionUser {

    /// Whether a request belongs to a call that lives here.
    boolean knows(Request request);

    /// A request that is new: not a copy, not an `ACK`, not a `CANCEL`.
    void requested(ServerTransaction transaction);

    /// An `ACK` of a 2xx.
    void acknowledged(Request ack);

    /// The caller takes back an `INVITE` that has no final answer. The `CANCEL` itself is answered.
    void cancelled(ServerTransaction invite);

    /// A 2xx to an `INVITE` was sent again and again, and never acknowledged.
    void unacknowledged(ServerTransaction invite);
}
