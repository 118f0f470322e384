package io.callmesh.eval.knowledge;

/// A piece of knowledge.
///
/// @param about the name of the thing it holds for; empty: for all
public record Fact(String id, String about, String title, String text) {}
