package io.callmesh.llm.engine.llama;

/// How large a model is, and whether its weights take four bits each instead of 32.
///
/// @param layers  blocks of attention and of a feed-forward network
/// @param heads   of attention
/// @param keys    heads of keys and values, which the others share
/// @param words   of the vocabulary, beside letters and bytes
/// @param context tokens
record Shape(int width, int layers, int inner, int heads, int keys, int words, int context, boolean packed) {

    /// Loads in a moment; for tests.
    static final Shape TINY = new Shape(64, 2, 128, 4, 4, 0, 1024, false);
    /// 0.04 billion weights.
    static final Shape SMALL = new Shape(512, 8, 1536, 8, 4, 18_000, 8192, true);
    /// 0.4 billion weights: the shape of Qwen2.5-0.5B with a smaller vocabulary.
    static final Shape HALF = new Shape(896, 24, 4864, 14, 2, 18_000, 8192, true);

    static Shape named(String name) {
        return switch (name) {
            case "tiny" -> TINY;
            case "small" -> SMALL;
            case "half" -> HALF;
            default -> throw new IllegalArgumentException("a generated model is tiny, small or half, not " + name);
        };
    }

    int headWidth() {
        return width / heads;
    }
}
