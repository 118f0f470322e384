package io.callmesh.llm.value;

/// A value that begins at a token.
///
/// @param value normalised
/// @param end   the token after its last one
public record Reading(String value, int end) {}
