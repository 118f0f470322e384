package io.callmesh.gateway.line.rtp;

import io.callmesh.audio.ALaw;
import io.callmesh.audio.MuLaw;
import java.util.Optional;

/// How samples travel in packets, 8,000 in a second. Source of names and static types: RFC 3551, section 6, table 4.
public enum Coding {
    PCMU(0, 0xff),
    PCMA(8, 0xd5);

    private final int type;
    private final byte silent;

    Coding(int type, int silent) {
        this.type = type;
        this.silent = (byte) silent;
    }

    /// The payload type that it has without being told.
    public int type() {
        return type;
    }

    /// A sample of nothing.
    byte silent() {
        return silent;
    }

    /// @param name as an `rtpmap` has it, in any case
    static Optional<Coding> named(String name) {
        for (var coding : values()) if (coding.name().equalsIgnoreCase(name)) return Optional.of(coding);
        return Optional.empty();
    }

    static Optional<Coding> ofType(int type) {
        for (var coding : values()) if (coding.type == type) return Optional.of(coding);
        return Optional.empty();
    }

    byte[] encode(short[] samples) {
        var code = new byte[samples.length];
        for (int i = 0; i < code.length; i++) code[i] = this == PCMU ? MuLaw.encode(samples[i]) : ALaw.encode(samples[i]);
        return code;
    }

    short[] decode(byte[] code) {
        return this == PCMU ? MuLaw.decode(code) : ALaw.decode(code);
    }
}
