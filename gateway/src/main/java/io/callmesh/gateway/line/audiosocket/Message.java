package io.callmesh.gateway.line.audiosocket;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;

/// One message: a byte that says what it is, two that say how long (big endian), and that.
///
/// Source: docs.asterisk.org, "Configuration / Channel Drivers / AudioSocket".
///
/// @param kind 0 to 255
record Message(int kind, byte[] payload) {

    static final int TERMINATE = 0x00, ID = 0x01, KEY = 0x03, SOUND = 0x10, ERROR = 0xff;
    static final int HEADER_BYTES = 3;
    /// More than 20 ms of the highest rate; nothing honest is longer.
    static final int MOST_BYTES = 16_384;

    /// Of the kinds of sound from [#SOUND] on: signed 16-bit little-endian samples, mono.
    private static final int[] RATES_HZ = {8_000, 12_000, 16_000, 24_000, 32_000, 44_100, 48_000, 96_000, 192_000};

    static Message terminate() {
        return new Message(TERMINATE, new byte[0]);
    }

    /// @param pcm little-endian
    static Message sound(int kind, byte[] pcm) {
        return new Message(kind, pcm);
    }

    boolean sound() {
        return kind >= SOUND && kind < SOUND + RATES_HZ.length;
    }

    /// Of a message that is sound.
    int rateHz() {
        return RATES_HZ[kind - SOUND];
    }

    /// Whose sound this is; of a message of kind [#ID].
    ///
    /// @throws ProtocolException when it holds no such thing
    UUID id() throws ProtocolException {
        if (kind != ID || payload.length != 16) throw new ProtocolException("the first message must be an id of 16 bytes");
        var bytes = ByteBuffer.wrap(payload);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /// The key that was pressed; empty when it is none that we know.
    String key() {
        boolean known = payload.length == 1 && "0123456789*#ABCDabcd".indexOf(payload[0]) >= 0;
        return known ? String.valueOf((char) payload[0]).toUpperCase(java.util.Locale.ROOT) : "";
    }

    byte[] encode() {
        return ByteBuffer.allocate(HEADER_BYTES + payload.length).put((byte) kind).putShort((short) payload.length).put(payload).array();
    }

    /// What may be logged of it.
    @Override
    public String toString() {
        return "0x" + HexFormat.of().toHexDigits((byte) kind) + " of " + payload.length + " bytes";
    }
}
