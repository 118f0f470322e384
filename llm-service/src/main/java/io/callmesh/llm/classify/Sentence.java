package io.callmesh.llm.classify;

import java.util.List;

/// A sentence to learn from or to judge.
///
/// @param meaning its vector, of length one; not changed here
public record Sentence(List<String> words, float[] meaning) {}
