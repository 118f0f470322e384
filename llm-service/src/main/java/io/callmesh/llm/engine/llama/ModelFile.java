package io.callmesh.llm.engine.llama;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What can be told of a model file before llama.cpp opens it, which only says that it could not.
///
/// Source: github.com/ggml-org/ggml docs/gguf.md: magic, version, counts of tensors and of keys, then the keys; the first is
/// by convention `general.architecture`.
final class ModelFile {

    private static final int MAGIC = 0x46554747; // GGUF, little-endian
    private static final int HEAD = 4096, STRING = 8, SMALLEST = 24;
    private static final String KEY = "callmesh.llm.llama.model: ";

    private ModelFile() {}

    /// @return the architecture it says it has, or empty
    /// @throws IllegalStateException when it is missing or not a model
    static String check(Path file) {
        if (!Files.isRegularFile(file)) throw new IllegalStateException(KEY + "no such file: " + file);
        try {
            var head = head(file);
            if (head.remaining() < SMALLEST || head.getInt() != MAGIC) throw new IllegalStateException(KEY + "not a GGUF model: " + file);
            return architecture(head.position(SMALLEST));
        } catch (IOException unreadable) {
            throw new IllegalStateException(KEY + "cannot be read: " + file, unreadable);
        }
    }

    private static ByteBuffer head(Path file) throws IOException {
        var head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (head.hasRemaining() && channel.read(head) >= 0) {}
        }
        return head.flip();
    }

    private static String architecture(ByteBuffer head) {
        String key = string(head);
        boolean text = key.equals("general.architecture") && head.remaining() >= Integer.BYTES && head.getInt() == STRING;
        return text ? string(head) : "";
    }

    private static String string(ByteBuffer head) {
        if (head.remaining() < Long.BYTES) return "";
        long size = head.getLong();
        if (size < 0 || size > head.remaining()) return "";
        var text = new byte[(int) size];
        head.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    static String refused(Path file, String architecture) {
        return KEY + "llama.cpp (build 4916) could not load " + file + ", architecture " + (architecture.isEmpty() ? "not stated" : architecture)
                + ": it must be a whole GGUF file of an architecture that build knows (llama, qwen2, gemma3, phi3, ...; not qwen3)";
    }
}
