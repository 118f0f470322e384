package io.callmesh.gateway.line.sip;

import io.callmesh.gateway.line.rtp.Sdp;
import io.callmesh.gateway.line.sip.wire.SipMessage.Request;
import java.util.List;
import java.util.Optional;

/// How far one call is, as SIP sees it.
///
/// @param peer           the two sides
/// @param target         where the other side wants its requests, as its last `Contact` said
/// @param invite         the call's first request, answered with 2xx only when the phase is up
/// @param remoteSequence of the other side's last request
/// @param localSequence  of ours
/// @param unacknowledged the number of an `INVITE` that we have accepted and that no `ACK` came for; negative: none
/// @param offered        whether that `ACK` has to bring the answer to an offer of ours
/// @param inviting       whether an `INVITE` of ours is under way
/// @param sdp            our side of what is agreed on
/// @param timer          after what time without a sign of life the call is over
/// @param referral       how far a transfer is
record DialogState(Phase phase, Peer peer, String target, Request invite, long remoteSequence, long localSequence, long unacknowledged, boolean offered,
        boolean inviting, Sdp sdp, Optional<SessionTimer> timer, Referral referral) {

    enum Phase { RINGING, UP, OVER }

    /// `ASKED` until the other side has taken the request, `TAKEN` until it has told how it ended.
    enum Referral { NONE, ASKED, TAKEN }

    /// What stays the same for the whole call.
    ///
    /// @param local   we, as `From` has it in requests of ours, with our tag
    /// @param remote  they, as `To` has it
    /// @param routes  by which requests go, as `Route` has them
    /// @param contact where we want requests
    /// @param updates whether they take `UPDATE`
    record Peer(String callId, String local, String localTag, String remote, String remoteTag, List<String> routes, String contact, boolean updates) {}

    DialogState phase(Phase next) {
        return new DialogState(next, peer, target, invite, remoteSequence, localSequence, unacknowledged, offered, inviting, sdp, timer, referral);
    }

    DialogState target(String next) {
        return new DialogState(phase, peer, next, invite, remoteSequence, localSequence, unacknowledged, offered, inviting, sdp, timer, referral);
    }

    DialogState remoteSequence(long next) {
        return new DialogState(phase, peer, target, invite, next, localSequence, unacknowledged, offered, inviting, sdp, timer, referral);
    }

    DialogState asked(boolean inviteOfOurs) {
        return new DialogState(phase, peer, target, invite, remoteSequence, localSequence + 1, unacknowledged, offered, inviting || inviteOfOurs, sdp, timer, referral);
    }

    DialogState invited() {
        return new DialogState(phase, peer, target, invite, remoteSequence, localSequence, unacknowledged, offered, false, sdp, timer, referral);
    }

    DialogState awaiting(long sequence, boolean withAnswer) {
        return new DialogState(phase, peer, target, invite, remoteSequence, localSequence, sequence, withAnswer, inviting, sdp, timer, referral);
    }

    DialogState sdp(Sdp next) {
        return new DialogState(phase, peer, target, invite, remoteSequence, localSequence, unacknowledged, offered, inviting, next, timer, referral);
    }

    DialogState timer(Optional<SessionTimer> next) {
        return new DialogState(phase, peer, target, invite, remoteSequence, localSequence, unacknowledged, offered, inviting, sdp, next, referral);
    }

    DialogState referral(Referral next) {
        return new DialogState(phase, peer, target, invite, remoteSequence, localSequence, unacknowledged, offered, inviting, sdp, timer, next);
    }

    boolean over() {
        return phase == Phase.OVER;
    }
}
