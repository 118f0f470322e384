package io.callmesh.runtime.fallback;

/// What came of asking.
///
/// @param by who answered
public record Served<E, T>(Candidate<E> by, T answer) {}
