package io.callmesh.asr.engine.sphinx4;

import java.util.Arrays;

/// Many words in one tree: those that begin alike share the phones of their beginning. A first phone is there for each phone
/// that may stand before it, a last one for each that may follow, as far as that sounds different. Never changes.
///
/// By node: `sequence` of states, `phone`; `next` nodes within words; `exits`, the words that end there ([#wordOf],
/// [#lastOf]), and `followers`, the first phones that may come after them as bits; `hope`, the best that a word can be worth
/// that goes through it, which tokens are given in advance (S. Ortmanns, H. Ney, "Language-model look-ahead", 1996).
///
/// @param senones of all sequences, three each
/// @param entries by the phone before: the nodes at which words begin, most hopeful first
/// @param pause   the node of silence between words
/// @param wordOf  by exit: the word; `lastOf`: its last phone
/// @param stay    by phone and state: the price of staying in it; `leave`: of leaving it
record PhoneTree(int[] senones, int[] sequence, byte[] phone, int[][] next, int[][] exits, long[] followers, float[] hope,
        int[][] entries, int pause, int[] wordOf, byte[] lastOf, int silence, float[] stay, float[] leave) {

    /// How much of the heap it takes, about.
    long bytes() {
        long arcs = Arrays.stream(entries).mapToLong(nodes -> nodes.length).sum() + Arrays.stream(next).distinct().mapToLong(nodes -> 16 + nodes.length).sum();
        return 25L * size() + 4 * arcs + 4L * senones.length;
    }

    int size() {
        return sequence.length;
    }

    boolean follows(int node, int phoneAfter) {
        return (followers[node] >> phoneAfter & 1) != 0;
    }
}
