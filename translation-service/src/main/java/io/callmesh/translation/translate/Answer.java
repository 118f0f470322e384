package io.callmesh.translation.translate;

import io.callmesh.translation.engine.Translation;

/// What came of a request.
///
/// @param source language of the text, given or detected
/// @param engine who answered; empty when nobody had to
public record Answer(Translation translation, String source, String engine) {}
