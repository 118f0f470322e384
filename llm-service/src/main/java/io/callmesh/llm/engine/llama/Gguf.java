package io.callmesh.llm.engine.llama;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What stands at the head of a GGUF file: its keys, and how long the file must be for its weights to be there.
///
/// Source: github.com/ggml-org/ggml docs/gguf.md, versions 2 and 3 (little-endian).
///
/// @param keys   those with one value, as text
/// @param needed bytes, as far as the types of its tensors are known; at least up to the weights
record Gguf(Map<String, String> keys, long tensors, long needed) {

    /// It is no GGUF file, or not a whole one; the message says which field, what was expected and what was found.
    static final class Broken extends IOException {

        private static final long serialVersionUID = 1;

        Broken(String problem) {
            super(problem);
        }
    }

    private static final int MAGIC = 0x46554747; // GGUF
    private static final long MOST_KEYS = 100_000, MOST_TENSORS = 1_000_000, LONGEST_TEXT = 64 << 20;
    private static final int ALIGNMENT = 32, MOST_SIDES = 4, BUFFER = 1 << 16, KEPT = 64 << 10;

    static Gguf read(Path file) throws IOException {
        long size = Files.size(file);
        try (var bytes = new Head(new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER)))) {
            var gguf = read(bytes);
            if (gguf.needed > size) throw new Broken("is cut off: its header promises %,d bytes, the file has %,d".formatted(gguf.needed, size));
            return gguf;
        } catch (EOFException end) {
            throw new Broken("is cut off within its header: the file has %,d bytes".formatted(size));
        }
    }

    private static Gguf read(Head bytes) throws IOException {
        if (bytes.u32() != MAGIC) throw new Broken("magic: expected GGUF at the start of the file: it is not a GGUF model");
        int version = bytes.u32();
        if (version != 2 && version != 3) throw new Broken("version: expected 2 or 3, found " + version);
        long tensors = counted("tensor_count", bytes.u64(), MOST_TENSORS), count = counted("metadata_kv_count", bytes.u64(), MOST_KEYS);
        var keys = new LinkedHashMap<String, String>();
        for (long i = 0; i < count; i++) key(bytes, keys);
        long weights = 0;
        for (long i = 0; i < tensors; i++) weights = Math.max(weights, tensor(bytes));
        return new Gguf(keys, tensors, aligned(bytes.position(), keys) + weights);
    }

    private static long counted(String field, long value, long most) throws Broken {
        if (value < 1 || value > most) throw new Broken(field + ": expected 1 to " + most + ", found " + Long.toUnsignedString(value));
        return value;
    }

    private static void key(Head bytes, Map<String, String> keys) throws IOException {
        String name = bytes.text(LONGEST_TEXT);
        value(bytes, bytes.u32(), name).filter(text -> text.length() <= KEPT).ifPresent(text -> keys.put(name, text));
    }

    /// @return nothing for an array, which is passed over
    private static Optional<String> value(Head bytes, int type, String key) throws IOException {
        return switch (type) {
            case 0, 1, 7 -> Optional.of(Integer.toString(bytes.u8()));
            case 2, 3 -> Optional.of(Integer.toString(bytes.u16()));
            case 4, 5 -> Optional.of(Integer.toString(bytes.u32()));
            case 6 -> Optional.of(Float.toString(Float.intBitsToFloat(bytes.u32())));
            case 8 -> Optional.of(bytes.text(LONGEST_TEXT));
            case 9 -> array(bytes, key);
            case 10, 11 -> Optional.of(Long.toString(bytes.u64()));
            case 12 -> Optional.of(Double.toString(Double.longBitsToDouble(bytes.u64())));
            default -> throw new Broken(key + ": expected a value type of 0 to 12, found " + type);
        };
    }

    private static Optional<String> array(Head bytes, String key) throws IOException {
        int type = bytes.u32();
        long count = bytes.u64();
        if (count < 0) throw new Broken(key + ": expected a length, found " + Long.toUnsignedString(count));
        for (long i = 0; i < count; i++) {
            var _ = value(bytes, type, key);
        }
        return Optional.empty();
    }

    /// @return where its weights end, counted from where the first ones begin
    private static long tensor(Head bytes) throws IOException {
        String name = bytes.text(KEPT);
        int sides = bytes.u32();
        if (sides < 0 || sides > MOST_SIDES) throw new Broken("tensor " + name + ": expected at most " + MOST_SIDES + " dimensions, found " + sides);
        long weights = 1;
        for (int i = 0; i < sides; i++) weights *= bytes.u64();
        int type = bytes.u32();
        return bytes.u64() + WeightType.bytes(type, weights);
    }

    private static long aligned(long position, Map<String, String> keys) {
        long alignment = Long.parseLong(keys.getOrDefault("general.alignment", Integer.toString(ALIGNMENT)));
        return (position + alignment - 1) / alignment * alignment;
    }

    /// Little-endian values, and how many bytes they took.
    private static final class Head implements AutoCloseable {

        private final DataInputStream in;
        private long position;

        Head(DataInputStream in) {
            this.in = in;
        }

        long position() {
            return position;
        }

        int u8() throws IOException {
            position++;
            return in.readUnsignedByte();
        }

        int u16() throws IOException {
            position += Short.BYTES;
            return Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
        }

        int u32() throws IOException {
            position += Integer.BYTES;
            return Integer.reverseBytes(in.readInt());
        }

        long u64() throws IOException {
            position += Long.BYTES;
            return Long.reverseBytes(in.readLong());
        }

        String text(long longest) throws IOException {
            long size = u64();
            if (size < 0 || size > longest) throw new Broken("expected a text of at most " + longest + " bytes, found " + Long.toUnsignedString(size));
            var text = in.readNBytes((int) size);
            if (text.length < size) throw new EOFException();
            position += size;
            return new String(text, StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
