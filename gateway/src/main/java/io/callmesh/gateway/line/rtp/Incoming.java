package io.callmesh.gateway.line.rtp;

import io.callmesh.audio.Frame;
import io.callmesh.audio.jitter.Fate;
import io.callmesh.audio.jitter.JitterBuffer;
import io.callmesh.gateway.line.rtp.RtpCounts.Packet;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/// What comes in on one stream: from datagrams to keys at once and to one frame every 20 ms. One thread, the pacer's.
final class Incoming {

    private static final int RATE_HZ = 8_000;

    private final RtpCounts counts;
    private final JitterBuffer buffer = new JitterBuffer(RATE_HZ);
    private final KeyEvents events = new KeyEvents();
    private final Pieces pieces = new Pieces();
    private final Latch latch;
    private Agreement agreed;
    private long heardNanos;

    Incoming(Agreement agreed, RtpCounts counts, long nanos) {
        this.agreed = agreed;
        this.counts = counts;
        latch = new Latch(agreed.peer());
        heardNanos = nanos;
    }

    void agree(Agreement newer, long nanos) {
        if (newer == agreed) return;
        agreed = newer;
        latch.told(newer.peer());
        heardNanos = nanos;
    }

    Optional<InetSocketAddress> target() {
        return latch.target();
    }

    /// Takes a datagram.
    ///
    /// @return the key that it tells of for the first time, or nothing
    String arrived(ByteBuffer datagram, InetSocketAddress from, long nanos) {
        var parsed = RtpPacket.control(datagram) ? Optional.<RtpPacket>empty() : RtpPacket.parse(datagram);
        if (parsed.isEmpty()) {
            counts.count(RtpPacket.control(datagram) ? Packet.CONTROL : Packet.MALFORMED);
            return "";
        }
        return arrived(parsed.get(), from, nanos);
    }

    private String arrived(RtpPacket packet, InetSocketAddress from, long nanos) {
        boolean key = agreed.keysType().isPresent() && agreed.keysType().getAsInt() == packet.type();
        if (!key && packet.type() != agreed.voiceType()) return refused(Packet.FOREIGN_TYPE);
        if (!latch.admits(from, packet, nanos)) return refused(Packet.FOREIGN_SOURCE);
        counts.count(Packet.RECEIVED);
        heardNanos = nanos;
        if (key) return events.next(packet);
        if (agreed.heard()) hear(packet, nanos);
        return "";
    }

    private String refused(Packet why) {
        counts.count(why);
        return "";
    }

    private void hear(RtpPacket packet, long nanos) {
        for (var piece : pieces.of(packet, agreed.coding().decode(packet.payload()))) buffer.put(piece, nanos);
    }

    /// The frame of this tick.
    Frame tick(long nanos) {
        return buffer.tick(nanos);
    }

    /// How long nothing has come of what should.
    long silentNanos(long nanos) {
        return nanos - heardNanos;
    }

    /// How many of the packets had a frame of their own in time.
    long played() {
        return buffer.count(Fate.PLAYED);
    }
}
