package io.callmesh.gateway.line.rtp;

import java.util.concurrent.atomic.AtomicLongArray;

/// How many packets came and went, and why some were not taken. One for all streams of a gateway; safe for any thread.
public final class RtpCounts {

    /// What happened to a packet.
    public enum Packet {
        /// Sound that was sent.
        SENT,
        /// Could not be sent: no way to the other side.
        UNSENT,
        /// From the right source and of an agreed type.
        RECEIVED,
        /// No RTP: short, of another version, with lengths that reach beyond its end.
        MALFORMED,
        /// RTCP, which nobody needs here.
        CONTROL,
        /// Of a payload type that was not agreed on.
        FOREIGN_TYPE,
        /// From somebody else than the one this stream is locked to.
        FOREIGN_SOURCE,
        /// A frame that the ear had no room for.
        UNHEARD
    }

    private final AtomicLongArray counts = new AtomicLongArray(Packet.values().length);

    void count(Packet packet) {
        counts.incrementAndGet(packet.ordinal());
    }

    public long of(Packet packet) {
        return counts.get(packet.ordinal());
    }
}
