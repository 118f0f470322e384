package io.callmesh.gateway.line.rtp;

import java.net.InetSocketAddress;
import java.util.Optional;

/// Whose packets are taken, and where ours go: symmetric RTP (RFC 4961), so that callers behind routers are heard and hear.
///
/// The lock:
/// 1. Before anything comes, we send to the address that the description told.
/// 2. The told address, or another port of the same machine, is locked to with its first packet. A stranger's address is
///    locked to when three packets of one source in a row come from it: one that sprays packets over a range of ports does
///    not take a call over.
/// 3. For two seconds after it was locked to a stranger, the told address may still take its place.
/// 4. From then on packets from elsewhere are refused. Only the same stream (SSRC) may move to another port or address,
///    after two seconds in which nothing came from the old one: a router that forgot it.
/// 5. A description that tells another address begins anew. One that tells none (`0.0.0.0`, hold) changes nothing.
///
/// Not thread-safe.
final class Latch {

    private static final long GRACE_NANOS = 2_000_000_000L;
    private static final int TRIALS = 3;

    private InetSocketAddress told;
    private Optional<InetSocketAddress> locked = Optional.empty(), candidate = Optional.empty();
    private int source, candidateSource, expected, trials;
    private long lockedNanos, heardNanos;

    Latch(InetSocketAddress told) {
        this.told = told;
    }

    /// A description tells where the other side is.
    void told(InetSocketAddress address) {
        if (address.getAddress().isAnyLocalAddress() || address.equals(told)) return;
        told = address;
        locked = Optional.empty();
        trials = 0;
    }

    /// Where to send; empty while nobody has said.
    Optional<InetSocketAddress> target() {
        return locked.or(() -> Optional.of(told).filter(address -> !address.getAddress().isAnyLocalAddress()));
    }

    /// Whether a packet is of our caller.
    boolean admits(InetSocketAddress from, RtpPacket packet, long nanos) {
        if (locked.isEmpty() ? convinces(from, packet) : moves(from, packet, nanos)) lock(from, nanos);
        if (!locked.equals(Optional.of(from))) return false;
        source = packet.source();
        heardNanos = nanos;
        return true;
    }

    private boolean convinces(InetSocketAddress from, RtpPacket packet) {
        if (from.getAddress().equals(told.getAddress())) return true;
        boolean follows = candidate.equals(Optional.of(from)) && packet.source() == candidateSource && packet.sequence() == expected;
        trials = follows ? trials + 1 : 1;
        candidate = Optional.of(from);
        candidateSource = packet.source();
        expected = packet.sequence() + 1 & 0xffff;
        return trials >= TRIALS;
    }

    private boolean moves(InetSocketAddress from, RtpPacket packet, long nanos) {
        if (locked.equals(Optional.of(from))) return false;
        boolean stranger = locked.isPresent() && !locked.get().getAddress().equals(told.getAddress());
        boolean late = from.equals(told) && stranger && nanos - lockedNanos < GRACE_NANOS;
        boolean moved = packet.source() == source && nanos - heardNanos >= GRACE_NANOS;
        return late || moved;
    }

    private void lock(InetSocketAddress from, long nanos) {
        locked = Optional.of(from);
        lockedNanos = nanos;
    }
}
