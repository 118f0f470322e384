package io.callmesh.asr.recognize;

import io.callmesh.asr.engine.Task;

/// What one stream asks for.
///
/// @param engine by name; empty: the one configured for the language
/// @param manual whether only the caller ends an utterance
public record Setup(Task task, String engine, boolean manual) {}
