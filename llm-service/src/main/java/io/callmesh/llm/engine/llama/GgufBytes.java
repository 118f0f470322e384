package io.callmesh.llm.engine.llama;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes the little-endian values that a GGUF file is made of.
final class GgufBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long keys;

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /// How many keys were begun.
    long count() {
        return keys;
    }

    GgufBytes key(String name, int type) {
        keys++;
        return text(name).u32(type);
    }

    GgufBytes ascii(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    GgufBytes text(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        u64(utf8.length);
        bytes.writeBytes(utf8);
        return this;
    }

    GgufBytes u8(int value) {
        bytes.write(value);
        return this;
    }

    GgufBytes u32(int value) {
        bytes.writeBytes(little(Integer.BYTES).putInt(value).array());
        return this;
    }

    GgufBytes u64(long value) {
        bytes.writeBytes(little(Long.BYTES).putLong(value).array());
        return this;
    }

    GgufBytes f32(float value) {
        bytes.writeBytes(little(Float.BYTES).putFloat(value).array());
        return this;
    }

    GgufBytes all(GgufBytes others) {
        bytes.writeBytes(others.bytes());
        return this;
    }

    GgufBytes aligned(int alignment) {
        while (bytes.size() % alignment != 0) bytes.write(0);
        return this;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
