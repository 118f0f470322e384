package io.callmesh.translation.translate;

import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.translation.engine.Phrasebook;

/// What a client wants translated.
///
/// @param source BCP 47; empty: to be found out
/// @param target BCP 47
/// @param engine by name; empty: the configured one
public record Request(String callId, Phrasebook book, Spoken text, String source, String target, String engine) {}
