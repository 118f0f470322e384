package io.callmesh.gateway.line.rtp;

import java.nio.ByteBuffer;
import java.util.Optional;

/// One packet as it came. Source of the fields: RFC 3550, section 5.1.
///
/// @param type      payload type, 0 to 127
/// @param sequence  16 bit
/// @param timestamp 32 bit
/// @param source    SSRC
/// @param payload   without padding; not empty
record RtpPacket(int type, int sequence, int timestamp, int source, byte[] payload) {

    static final int HEADER_BYTES = 12;
    private static final int VERSION_2 = 0x80, PADDED = 0x20, EXTENDED = 0x10, SOURCES = 0x0f, MOST_BYTES = 1_600;

    /// Whether it is RTCP on the same port. Source: RFC 5761, section 4.
    static boolean control(ByteBuffer datagram) {
        return datagram.limit() >= 2 && (datagram.get(1) & 0xff) >= 192 && (datagram.get(1) & 0xff) <= 223;
    }

    /// Empty for what is none. Nothing in it is believed before it was compared with the length of the datagram.
    static Optional<RtpPacket> parse(ByteBuffer datagram) {
        if (datagram.limit() < HEADER_BYTES || (datagram.get(0) & 0xc0) != VERSION_2) return Optional.empty();
        int begin = HEADER_BYTES + 4 * (datagram.get(0) & SOURCES);
        if ((datagram.get(0) & EXTENDED) != 0) begin = afterExtension(datagram, begin);
        int end = datagram.limit() - ((datagram.get(0) & PADDED) != 0 ? padding(datagram) : 0);
        if (begin >= end || end - begin > MOST_BYTES) return Optional.empty();
        var payload = new byte[end - begin];
        datagram.get(begin, payload);
        return Optional.of(new RtpPacket(datagram.get(1) & 0x7f, datagram.getShort(2) & 0xffff, datagram.getInt(4), datagram.getInt(8), payload));
    }

    private static int afterExtension(ByteBuffer datagram, int begin) {
        if (begin + 4 > datagram.limit()) return Integer.MAX_VALUE;
        return begin + 4 + 4 * (datagram.getShort(begin + 2) & 0xffff);
    }

    /// Its last byte says how long it is; none is no length.
    private static int padding(ByteBuffer datagram) {
        int bytes = datagram.get(datagram.limit() - 1) & 0xff;
        return bytes == 0 ? datagram.limit() : bytes;
    }

    static void head(ByteBuffer datagram, int type, boolean marked, int sequence, int timestamp, int source) {
        datagram.put((byte) VERSION_2).put((byte) (type | (marked ? 0x80 : 0))).putShort((short) sequence).putInt(timestamp).putInt(source);
    }
}
