package io.callmesh.llm.engine.llama;

/// How many bytes weights take.
///
/// Source: github.com/ggml-org/ggml include/ggml.h, `enum ggml_type`; the blocks are described in src/ggml-common.h.
final class WeightType {

    /// By the number of the type: weights of a block, and its bytes; 0 where there is no such type.
    private static final int[][] BLOCKS = {
        {1, 4}, {1, 2}, {32, 18}, {32, 20}, {0, 0}, {0, 0}, {32, 22}, {32, 24}, {32, 34}, {32, 36}, {256, 84}, {256, 110}, {256, 144}, {256, 176}, {256, 210},
        {256, 292}, {256, 66}, {256, 74}, {256, 98}, {256, 50}, {32, 18}, {256, 110}, {256, 82}, {256, 136}, {1, 1}, {1, 2}, {1, 4}, {1, 8}, {1, 8}, {256, 56}, {1, 2}
    };

    private WeightType() {}

    /// @return 0 for a type that is not known
    static long bytes(int type, long weights) {
        if (type < 0 || type >= BLOCKS.length || BLOCKS[type][0] == 0) return 0;
        return (weights + BLOCKS[type][0] - 1) / BLOCKS[type][0] * BLOCKS[type][1];
    }
}
