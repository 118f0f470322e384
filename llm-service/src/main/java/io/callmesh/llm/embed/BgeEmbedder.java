package io.callmesh.llm.embed;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The small BGE models of version 1.5, quantized, in this process: 384 numbers for English, 512 for Chinese.
///
/// Each text is computed by the thread that asks: ONNX Runtime's own threads wait for one another on a machine that is busy.
///
/// Source: Xiao et al., C-Pack: Packed Resources For General Chinese Embeddings, arXiv:2309.07597; the weights are in the
/// jars of langchain4j.
public final class BgeEmbedder implements Embedder {

    /// The encoder of langchain4j, over a session of ours.
    private static final class Model extends AbstractInProcessEmbeddingModel {

        private final OnnxBertBiEncoder encoder;

        Model(OnnxBertBiEncoder encoder) {
            super(Runnable::run);
            this.encoder = encoder;
        }

        @Override
        protected OnnxBertBiEncoder model() {
            return encoder;
        }
    }

    private final String name;
    private final int dimensions;
    private final Model model;

    private BgeEmbedder(String name, int dimensions) {
        this.name = name;
        this.dimensions = dimensions;
        try (var weights = resource(name + ".onnx"); var tokenizer = resource(name + "-tokenizer.json")) {
            model = new Model(new OnnxBertBiEncoder(OrtEnvironment.getEnvironment(), session(weights), tokenizer, PoolingMode.CLS));
        } catch (IOException inOurJars) {
            throw new UncheckedIOException(inOurJars);
        }
    }

    private static InputStream resource(String name) {
        var resource = Model.class.getClassLoader().getResourceAsStream(name);
        if (resource == null) throw new IllegalStateException("no resource " + name + ": its langchain4j jar is missing");
        return resource;
    }

    private static OrtSession session(InputStream weights) throws IOException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return OrtEnvironment.getEnvironment().createSession(weights.readAllBytes(), options);
        } catch (OrtException refused) {
            throw new IllegalStateException("ONNX Runtime refuses an embedding model", refused);
        }
    }

    /// Loads the English model, about half a second.
    public static Embedder english() {
        return new BgeEmbedder("bge-small-en-v1.5-q", 384);
    }

    /// Loads the Chinese model, about half a second.
    public static Embedder chinese() {
        return new BgeEmbedder("bge-small-zh-v1.5-q", 512);
    }

    @Override
    public String model() {
        return name;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public float[] embed(String text) {
        return unit(model.embed(text).content().vector());
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float value : vector) squares += value * value;
        float length = (float) Math.sqrt(squares);
        if (length == 0) return vector;
        for (int i = 0; i < vector.length; i++) vector[i] /= length;
        return vector;
    }
}
