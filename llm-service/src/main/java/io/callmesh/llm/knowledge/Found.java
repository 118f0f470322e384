package io.callmesh.llm.knowledge;

import io.callmesh.llm.pack.Pack.Passage;

/// A passage that answers a question.
///
/// @param answer the one or two of its sentences that are nearest to the question
/// @param score  0 to 1
/// @param sure   near enough to be told
public record Found(Passage passage, String answer, double score, boolean sure) {}
