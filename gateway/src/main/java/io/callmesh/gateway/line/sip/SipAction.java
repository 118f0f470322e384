package io.callmesh.gateway.line.sip;

import io.callmesh.gateway.line.rtp.Agreement;
import io.callmesh.gateway.line.sip.DialogInput.Bell;
import io.callmesh.gateway.line.sip.wire.SipMessage.Request;
import io.callmesh.gateway.line.sip.wire.SipMessage.Response;
import java.time.Duration;

/// What is to be done about it.
sealed interface SipAction {

    /// Answers a request of the other side.
    record Reply(Request request, Response response) implements SipAction {}

    /// Sends a request of ours, whose answer is told.
    record Send(Request request) implements SipAction {}

    /// Sends an `ACK` of ours.
    record Acknowledge(Request ack) implements SipAction {}

    /// Our acceptance has been acknowledged: it need not be sent again.
    record Settle() implements SipAction {}

    /// Sound goes by this from now on.
    record Agree(Agreement agreement) implements SipAction {}

    /// The caller has pressed keys.
    record Press(String keys) implements SipAction {}

    /// Tells when a time is up, and not when an earlier one for the same is.
    record Set(Bell bell, Duration after) implements SipAction {}

    record Unset(Bell bell) implements SipAction {}

    /// A transfer has ended so.
    record Transferred(boolean connected) implements SipAction {}

    /// The call is over.
    ///
    /// @param reason for operators: `caller_hung_up`
    record End(String reason) implements SipAction {}
}
