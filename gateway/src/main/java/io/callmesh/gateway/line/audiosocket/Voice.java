package io.callmesh.gateway.line.audiosocket;

import io.callmesh.audio.Pcm;
import io.callmesh.audio.Resampler;
import java.net.ProtocolException;

/// The sound of a connection, which may have any of the protocol's rates, as that of a call, which has 8 or 16 kHz. One thread
/// each way.
final class Voice {

    private static final int NARROW_HZ = 8_000, WIDE_HZ = 16_000;

    private final int callHz, kind;
    private final Resampler outward;
    private int wireHz;
    private Resampler inward;

    /// @param first the first sound that came: ours goes the same way
    Voice(Message first) {
        kind = first.kind();
        wireHz = first.rateHz();
        callHz = wireHz < WIDE_HZ ? NARROW_HZ : WIDE_HZ;
        inward = new Resampler(wireHz, callHz);
        outward = new Resampler(callHz, wireHz);
    }

    int rateHz() {
        return callHz;
    }

    /// @throws ProtocolException when half a sample is left over
    short[] heard(Message sound) throws ProtocolException {
        if (sound.payload().length % 2 != 0) throw new ProtocolException("sound must be of whole samples, found " + sound);
        if (sound.rateHz() != wireHz) {
            wireHz = sound.rateHz();
            inward = new Resampler(wireHz, callHz);
        }
        var samples = Pcm.decode(sound.payload());
        return wireHz == callHz ? samples : inward.next(samples);
    }

    Message said(short[] samples) {
        boolean same = Message.sound(kind, new byte[0]).rateHz() == callHz;
        return Message.sound(kind, Pcm.encode(same ? samples : outward.next(samples)));
    }
}
