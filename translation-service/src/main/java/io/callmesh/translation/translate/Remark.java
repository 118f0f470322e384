package io.callmesh.translation.translate;

import io.callmesh.runtime.privacy.Spoken;

/// What somebody said on a call.
///
/// @param who `caller`, `assistant` or `person`
public record Remark(int turn, String who, Spoken text) {}
