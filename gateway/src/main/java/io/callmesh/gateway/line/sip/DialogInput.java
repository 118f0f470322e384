package io.callmesh.gateway.line.sip;

import io.callmesh.gateway.line.sip.wire.SipMessage.Request;
import io.callmesh.gateway.line.sip.wire.SipMessage.Response;

/// What can happen to a call, as SIP sees it.
sealed interface DialogInput {

    /// A request of the other side within the call, `ACK` included.
    record Arrived(Request request) implements DialogInput {}

    /// The final answer to a request of ours.
    record Answered(Response response) implements DialogInput {}

    /// Somebody holds the call from here on.
    ///
    /// @param token with which the other side may take the call up again elsewhere; may be empty
    record Accepted(String token) implements DialogInput {}

    /// Nobody will.
    ///
    /// @param retrySeconds after which there may be room; 0: not told
    record Refused(int status, int retrySeconds) implements DialogInput {}

    /// The caller has taken the call back before it was accepted.
    record Cancelled() implements DialogInput {}

    /// Our acceptance was never acknowledged.
    record Unacknowledged() implements DialogInput {}

    /// We end the call.
    record HungUp() implements DialogInput {}

    /// We ask the other side to connect the caller elsewhere.
    record Transferring(String target) implements DialogInput {}

    /// Time is up.
    record Rang(Bell bell) implements DialogInput {}

    /// What there is a time for.
    enum Bell {
        /// Within which the other side has to show that it is there.
        EXPIRY,
        /// Within which we have to.
        REFRESH,
        /// Within which a transfer has to end.
        REFERRAL
    }
}
