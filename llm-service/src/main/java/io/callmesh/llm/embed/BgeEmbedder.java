package io.callmesh.llm.embed;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;

/// The small BGE models of version 1.5, quantized, in this process: about 4 ms a sentence in English (384 numbers) and
/// 2 ms in Chinese (512).
///
/// Source: Xiao et al., C-Pack: Packed Resources For General Chinese Embeddings, arXiv:2309.07597.
public final class BgeEmbedder implements Embedder {

    private final String model;
    private final int dimensions;
    private final EmbeddingModel bge;

    private BgeEmbedder(String model, int dimensions, EmbeddingModel bge) {
        this.model = model;
        this.dimensions = dimensions;
        this.bge = bge;
    }

    /// Loads the English model, about half a second.
    public static Embedder english() {
        return new BgeEmbedder("bge-small-en-v1.5-q", 384, new BgeSmallEnV15QuantizedEmbeddingModel(Runnable::run));
    }

    /// Loads the Chinese model, about half a second.
    public static Embedder chinese() {
        return new BgeEmbedder("bge-small-zh-v1.5-q", 512, new BgeSmallZhV15QuantizedEmbeddingModel(Runnable::run));
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public float[] embed(String text) {
        return unit(bge.embed(text).content().vector());
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
