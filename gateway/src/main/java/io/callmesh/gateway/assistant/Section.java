package io.callmesh.gateway.assistant;

/// A part of a file of knowledge: a heading and what stands under it, or a question and its answer.
///
/// @param about the name of the one thing it holds for; empty: for all
record Section(String title, String about, String text) {}
