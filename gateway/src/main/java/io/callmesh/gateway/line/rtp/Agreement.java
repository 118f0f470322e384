package io.callmesh.gateway.line.rtp;

import java.net.InetSocketAddress;
import java.util.OptionalInt;

/// What both sides agreed on for the sound of a call.
///
/// @param peer      where the other side wants to be sent to, as it told us; a literal address, unspecified (`0.0.0.0`) when
///                  it wants nothing
/// @param coding    of the voice, both ways
/// @param voiceType payload type of the voice
/// @param keysType  payload type of telephone-events (RFC 4733); empty: keys are tones in the voice
/// @param direction as we see it: whether we send, whether we receive
public record Agreement(InetSocketAddress peer, Coding coding, int voiceType, OptionalInt keysType, Direction direction) {

    public Agreement {
        if (peer.isUnresolved()) throw new IllegalArgumentException("an address must be literal");
    }

    /// Whether the other side has put us on hold: it does not want to hear us now.
    public boolean held() {
        return !direction.sends();
    }

    /// Whether what comes is the caller: what comes of a call that is held is music.
    boolean heard() {
        return direction.receives() && !held();
    }
}
