package io.callmesh.llm.classify;

/// A sentence as numbers.
///
/// @param terms   which terms of the vocabulary it has
/// @param weights of each of them: TF-IDF, of length one for words and pairs together, and for letters
/// @param meaning centred, of length one
record Encoded(int[] terms, float[] weights, float[] meaning) {}
