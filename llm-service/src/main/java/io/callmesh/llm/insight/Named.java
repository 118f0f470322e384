package io.callmesh.llm.insight;

import io.callmesh.llm.task.Entity;

/// Something that the caller named.
///
/// @param turn in which it was said
public record Named(Entity entity, int turn) {}
