package io.callmesh.gateway.conversation;

import io.callmesh.runtime.privacy.Spoken;

/// What was said in the first turns of a call, in short.
///
/// @param through the last turn that it is about
public record Summary(int through, Spoken text) {}
