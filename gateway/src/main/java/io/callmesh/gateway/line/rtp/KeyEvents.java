package io.callmesh.gateway.line.rtp;

import java.util.ArrayDeque;
import java.util.Deque;

/// Keys that come as telephone-events, each once, whichever of its packets get lost: it counts as pressed with the first
/// that comes, and all others of its timestamp are the same press. Source: RFC 4733, sections 2.3 to 2.5. Not thread-safe.
final class KeyEvents {

    static final String KEYS = "0123456789*#ABCD";
    private static final int REMEMBERED = 8, LONGEST = 0xffff;

    private final Deque<Integer> pressed = new ArrayDeque<>();
    private int source, segmentEnd;
    private boolean holding;

    /// The key that a packet tells of for the first time; empty for all others.
    String next(RtpPacket packet) {
        var event = packet.payload();
        if (event.length < 4 || (event[0] & 0xff) >= KEYS.length()) return "";
        if (packet.source() != source) pressed.clear();
        source = packet.source();
        boolean known = pressed.contains(packet.timestamp()), continued = !known && holding && packet.timestamp() == segmentEnd;
        remember(packet.timestamp(), event);
        return known || continued ? "" : KEYS.substring(event[0], event[0] + 1);
    }

    /// A key held for more than 8 s goes on under a timestamp of its own, where the one before ends.
    private void remember(int timestamp, byte[] event) {
        int duration = (event[2] & 0xff) << 8 | event[3] & 0xff;
        holding = (event[1] & 0x80) == 0 && duration == LONGEST;
        if (holding) segmentEnd = timestamp + LONGEST;
        if (pressed.contains(timestamp)) return;
        if (pressed.size() == REMEMBERED) pressed.removeFirst();
        pressed.addLast(timestamp);
    }
}
