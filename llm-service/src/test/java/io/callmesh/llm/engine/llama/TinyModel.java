package io.callmesh.llm.engine.llama;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes a model file that llama.cpp loads and that says nonsense: the shape of Llama, weights by chance, letters for words.
///
/// Source: github.com/ggml-org/ggml docs/gguf.md, version 3.
final class TinyModel {

    private static final int WIDTH = 64, LAYERS = 2, INNER = 128, HEADS = 4, CONTEXT = 1024, ALIGNMENT = 32;
    private static final int U32 = 4, I32 = 5, F32 = 6, BOOL = 7, STRING = 8, ARRAY = 9;

    private record Tensor(String name, int... shape) {}

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Random random = new Random(1);
    private final List<String> words = new ArrayList<>(List.of("<unk>", "<s>", "</s>"));
    private int keys;

    private TinyModel() {
        for (int i = 0; i < 256; i++) words.add("<0x%02X>".formatted(i));
        words.add("▁");
        for (char letter = '!'; letter <= '~'; letter++) words.add(String.valueOf(letter));
    }

    /// @param architecture `llama`, or one that llama.cpp does not know
    static Path write(Path file, String architecture) throws IOException {
        return Files.write(file, new TinyModel().file(architecture));
    }

    private byte[] file(String architecture) {
        keys(architecture);
        var described = bytes.toByteArray();
        bytes.reset();
        var tensors = tensors();
        var weights = new ByteArrayOutputStream();
        for (var tensor : tensors) tensor(tensor, weights);
        var infos = bytes.toByteArray();
        bytes.reset();
        bytes.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
        u32(3);
        u64(tensors.size());
        u64(keys);
        bytes.writeBytes(described);
        bytes.writeBytes(infos);
        while (bytes.size() % ALIGNMENT != 0) bytes.write(0);
        bytes.writeBytes(weights.toByteArray());
        return bytes.toByteArray();
    }

    private void keys(String architecture) {
        text("general.architecture", architecture);
        text("general.name", "tiny");
        number("llama.context_length", CONTEXT);
        number("llama.embedding_length", WIDTH);
        number("llama.block_count", LAYERS);
        number("llama.feed_forward_length", INNER);
        number("llama.attention.head_count", HEADS);
        number("llama.attention.head_count_kv", HEADS);
        key("llama.attention.layer_norm_rms_epsilon", F32);
        f32(1e-5f);
        number("llama.rope.dimension_count", WIDTH / HEADS);
        number("llama.vocab_size", words.size());
        vocabulary();
        text("tokenizer.chat_template", "{% for m in messages %}[{{ m['role'] }}] {{ m['content'] }}\n{% endfor %}[assistant] ");
    }

    private void vocabulary() {
        text("tokenizer.ggml.model", "llama");
        array("tokenizer.ggml.tokens", STRING, words.size());
        words.forEach(this::string);
        array("tokenizer.ggml.scores", F32, words.size());
        for (int i = 0; i < words.size(); i++) f32(i < 259 ? 0 : -1);
        array("tokenizer.ggml.token_type", I32, words.size());
        for (int i = 0; i < words.size(); i++) u32(i == 0 ? 2 : i < 3 ? 3 : i < 259 ? 6 : 1);
        number("tokenizer.ggml.bos_token_id", 1);
        number("tokenizer.ggml.eos_token_id", 2);
        number("tokenizer.ggml.unknown_token_id", 0);
        key("tokenizer.ggml.add_bos_token", BOOL);
        bytes.write(1);
    }

    private List<Tensor> tensors() {
        var tensors = new ArrayList<Tensor>();
        tensors.add(new Tensor("token_embd.weight", WIDTH, words.size()));
        for (int i = 0; i < LAYERS; i++) {
            String block = "blk." + i + ".";
            tensors.add(new Tensor(block + "attn_norm.weight", WIDTH));
            for (var part : List.of("q", "k", "v", "output")) tensors.add(new Tensor(block + "attn_" + part + ".weight", WIDTH, WIDTH));
            tensors.add(new Tensor(block + "ffn_norm.weight", WIDTH));
            tensors.add(new Tensor(block + "ffn_gate.weight", WIDTH, INNER));
            tensors.add(new Tensor(block + "ffn_up.weight", WIDTH, INNER));
            tensors.add(new Tensor(block + "ffn_down.weight", INNER, WIDTH));
        }
        tensors.add(new Tensor("output_norm.weight", WIDTH));
        tensors.add(new Tensor("output.weight", WIDTH, words.size()));
        return tensors;
    }

    private void tensor(Tensor tensor, ByteArrayOutputStream weights) {
        string(tensor.name());
        u32(tensor.shape().length);
        int size = 1;
        for (int side : tensor.shape()) {
            u64(side);
            size *= side;
        }
        u32(0); // F32
        u64(weights.size());
        for (int i = 0; i < size; i++) weights.writeBytes(little(4).putFloat(weight(tensor)).array());
        while (weights.size() % ALIGNMENT != 0) weights.write(0);
    }

    private float weight(Tensor tensor) {
        return tensor.shape().length == 1 ? 1 : (float) (random.nextGaussian() / Math.sqrt(tensor.shape()[0]));
    }

    private void key(String name, int type) {
        keys++;
        string(name);
        u32(type);
    }

    private void text(String name, String value) {
        key(name, STRING);
        string(value);
    }

    private void number(String name, int value) {
        key(name, U32);
        u32(value);
    }

    private void array(String name, int type, int size) {
        key(name, ARRAY);
        u32(type);
        u64(size);
    }

    private void string(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        u64(utf8.length);
        bytes.writeBytes(utf8);
    }

    private void u32(int value) {
        bytes.writeBytes(little(4).putInt(value).array());
    }

    private void u64(long value) {
        bytes.writeBytes(little(8).putLong(value).array());
    }

    private void f32(float value) {
        bytes.writeBytes(little(4).putFloat(value).array());
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
