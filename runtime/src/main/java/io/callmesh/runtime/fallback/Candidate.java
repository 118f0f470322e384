package io.callmesh.runtime.fallback;

/// An engine that may be asked.
///
/// @param name as it is configured
public record Candidate<E>(String name, E engine) {}
