package io.callmesh.gateway.line.rtp;

import io.callmesh.audio.jitter.Packet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Makes packets of 20 ms of those that are longer or shorter, for senders that do not follow our wish (10, 30, 40, 60 ms).
/// Numbers of the pieces are told by their timestamps. Not thread-safe.
final class Pieces {

    static final int SIZE = 160;
    private static final int OTHER_STREAM = 0x5a5a5a5a;

    private short[] left = {};
    private int leftTimestamp, source, origin;
    private boolean begun;

    /// @param samples decoded payload of the packet
    List<Packet> of(RtpPacket packet, short[] samples) {
        if (samples.length == SIZE && left.length == 0) return List.of(new Packet(packet.source(), packet.sequence(), packet.timestamp(), samples));
        if (!begun || packet.source() != source) begin(packet);
        boolean follows = left.length > 0 && packet.timestamp() == leftTimestamp + left.length;
        int timestamp = follows ? leftTimestamp : packet.timestamp();
        return cut(timestamp, follows ? joined(left, samples) : samples);
    }

    private void begin(RtpPacket packet) {
        begun = true;
        source = packet.source();
        origin = packet.timestamp();
        left = new short[0];
    }

    private List<Packet> cut(int timestamp, short[] samples) {
        var pieces = new ArrayList<Packet>();
        int at = 0;
        for (; at + SIZE <= samples.length; at += SIZE) pieces.add(piece(timestamp + at, Arrays.copyOfRange(samples, at, at + SIZE)));
        left = Arrays.copyOfRange(samples, at, samples.length);
        leftTimestamp = timestamp + at;
        return pieces;
    }

    private Packet piece(int timestamp, short[] samples) {
        return new Packet(source ^ OTHER_STREAM, Math.floorDiv(timestamp - origin, SIZE) & 0xffff, timestamp, samples);
    }

    private static short[] joined(short[] first, short[] second) {
        var all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
