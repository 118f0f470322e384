package io.callmesh.gateway.conversation;

import io.callmesh.runtime.privacy.Spoken;

/// One exchange, as it really went.
///
/// @param turn        0 is the greeting
/// @param caller      what was understood to be said
/// @param said        what the caller *heard* of the answer
/// @param interrupted whether the caller talked over it
public record Turn(int turn, Spoken caller, Spoken said, boolean interrupted) {}
