package io.callmesh.llm.engine.llama;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes a model file that llama.cpp loads and that says nonsense: the shape of Llama, weights by chance. It costs what a
/// real model of its shape costs, so it is good for tests and for measuring.
///
/// Source: github.com/ggml-org/ggml docs/gguf.md, version 3; `block_q4_0` in src/ggml-common.h.
final class ChanceModel {

    private static final int ALIGNMENT = 32, BUFFER = 1 << 16, VERSION = 3;
    private static final int U32 = 4, I32 = 5, F32 = 6, BOOL = 7, STRING = 8, ARRAY = 9, BYTES = 256, SPECIAL = 3;
    private static final int NORMAL = 1, UNKNOWN = 2, CONTROL = 3, BYTE = 6;
    private static final int WHOLE = 0, PACKED = 2, BLOCK = 32;
    /// Standard deviation of the 16 values of a packed weight.
    private static final double SPREAD = 4.61;

    private record Tensor(String name, int... shape) {

        long weights() {
            long weights = 1;
            for (int side : shape) weights *= side;
            return weights;
        }
    }

    private final Shape shape;
    private final Random random = new Random(1);
    private final List<String> words;

    private ChanceModel(Shape shape) {
        this.shape = shape;
        words = words(shape.words());
    }

    /// Letters and bytes for every text, then syllables so that a token is two or three letters.
    private static List<String> words(int syllables) {
        var words = new ArrayList<>(List.of("<unk>", "<s>", "</s>"));
        for (int i = 0; i < BYTES; i++) words.add("<0x%02X>".formatted(i));
        words.add("▁");
        for (char letter = '!'; letter <= '~'; letter++) words.add(String.valueOf(letter));
        int most = words.size() + syllables;
        var ends = new ArrayList<>(List.of(""));
        for (int from = 0; words.size() < most; from++) {
            for (char letter = 'a'; letter <= 'z' && words.size() < most; letter++) {
                ends.add(ends.get(from) + letter);
                if (ends.getLast().length() > 1) words.add(ends.getLast());
            }
        }
        return words;
    }

    /// @param arguments where to write it, and its shape
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), "llama", Shape.named(arguments[1]));
    }

    /// @param architecture `llama`, or one that will be refused
    static Path write(Path file, String architecture, Shape shape) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            new ChanceModel(shape).write(out, architecture);
        }
        return file;
    }

    private void write(OutputStream out, String architecture) throws IOException {
        var keys = keys(architecture);
        var tensors = tensors();
        var head = new GgufBytes();
        head.ascii("GGUF").u32(VERSION).u64(tensors.size()).u64(keys.count()).all(keys);
        long at = 0;
        for (var tensor : tensors) {
            head.text(tensor.name()).u32(tensor.shape().length);
            for (int side : tensor.shape()) head.u64(side);
            head.u32(type(tensor)).u64(at);
            at += aligned(WeightType.bytes(type(tensor), tensor.weights()));
        }
        out.write(head.aligned(ALIGNMENT).bytes());
        for (var tensor : tensors) weights(tensor, out);
    }

    private GgufBytes keys(String architecture) {
        var keys = new GgufBytes();
        keys.key("general.architecture", STRING).text(architecture).key("general.name", STRING).text("chance");
        keys.key("general.license", STRING).text("CC0-1.0");
        keys.key("llama.context_length", U32).u32(shape.context()).key("llama.embedding_length", U32).u32(shape.width());
        keys.key("llama.block_count", U32).u32(shape.layers()).key("llama.feed_forward_length", U32).u32(shape.inner());
        keys.key("llama.attention.head_count", U32).u32(shape.heads()).key("llama.attention.head_count_kv", U32).u32(shape.keys());
        keys.key("llama.attention.layer_norm_rms_epsilon", F32).f32(1e-5f);
        keys.key("llama.rope.dimension_count", U32).u32(shape.headWidth()).key("llama.vocab_size", U32).u32(words.size());
        vocabulary(keys);
        return keys.key("tokenizer.chat_template", STRING).text("{% for m in messages %}[{{ m['role'] }}] {{ m['content'] }}\n{% endfor %}[assistant] ");
    }

    private void vocabulary(GgufBytes keys) {
        keys.key("tokenizer.ggml.model", STRING).text("llama");
        keys.key("tokenizer.ggml.tokens", ARRAY).u32(STRING).u64(words.size());
        words.forEach(keys::text);
        keys.key("tokenizer.ggml.scores", ARRAY).u32(F32).u64(words.size());
        for (int i = 0; i < words.size(); i++) keys.f32(i < SPECIAL + BYTES ? 0 : -1);
        keys.key("tokenizer.ggml.token_type", ARRAY).u32(I32).u64(words.size());
        for (int i = 0; i < words.size(); i++) keys.u32(i == 0 ? UNKNOWN : i < SPECIAL ? CONTROL : i < SPECIAL + BYTES ? BYTE : NORMAL);
        keys.key("tokenizer.ggml.bos_token_id", U32).u32(1).key("tokenizer.ggml.eos_token_id", U32).u32(2);
        keys.key("tokenizer.ggml.unknown_token_id", U32).u32(0).key("tokenizer.ggml.add_bos_token", BOOL).u8(1);
    }

    private List<Tensor> tensors() {
        int width = shape.width(), keys = shape.keys() * shape.headWidth();
        var tensors = new ArrayList<Tensor>();
        tensors.add(new Tensor("token_embd.weight", width, words.size()));
        for (int i = 0; i < shape.layers(); i++) {
            String block = "blk." + i + ".";
            tensors.add(new Tensor(block + "attn_norm.weight", width));
            for (var part : List.of("q", "output")) tensors.add(new Tensor(block + "attn_" + part + ".weight", width, width));
            for (var part : List.of("k", "v")) tensors.add(new Tensor(block + "attn_" + part + ".weight", width, keys));
            tensors.add(new Tensor(block + "ffn_norm.weight", width));
            tensors.add(new Tensor(block + "ffn_gate.weight", width, shape.inner()));
            tensors.add(new Tensor(block + "ffn_up.weight", width, shape.inner()));
            tensors.add(new Tensor(block + "ffn_down.weight", shape.inner(), width));
        }
        tensors.add(new Tensor("output_norm.weight", width));
        tensors.add(new Tensor("output.weight", width, words.size()));
        return tensors;
    }

    private int type(Tensor tensor) {
        return shape.packed() && tensor.shape().length > 1 ? PACKED : WHOLE;
    }

    private static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private void weights(Tensor tensor, OutputStream out) throws IOException {
        long bytes = WeightType.bytes(type(tensor), tensor.weights());
        if (type(tensor) == PACKED) packed(tensor, out);
        else whole(tensor, out);
        out.write(new byte[(int) (aligned(bytes) - bytes)]);
    }

    /// A scale of 16 bits, then 32 weights of four bits.
    private void packed(Tensor tensor, OutputStream out) throws IOException {
        short scale = Float.floatToFloat16((float) (1 / (SPREAD * Math.sqrt(tensor.shape()[0]))));
        var block = new byte[BLOCK / 2];
        for (long i = 0; i < tensor.weights(); i += BLOCK) {
            random.nextBytes(block);
            out.write(scale);
            out.write(scale >> Byte.SIZE);
            out.write(block);
        }
    }

    private void whole(Tensor tensor, OutputStream out) throws IOException {
        var bytes = new GgufBytes();
        for (long i = 0; i < tensor.weights(); i++) bytes.f32(tensor.shape().length == 1 ? 1 : (float) (random.nextGaussian() / Math.sqrt(tensor.shape()[0])));
        out.write(bytes.bytes());
    }
}
