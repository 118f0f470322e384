package io.callmesh.tts.synthesize;

import java.time.Duration;

/// What was said.
///
/// @param length how long it sounds
/// @param manner in which it was said: the one wanted, or another engine's
public record Spoke(Duration length, Manner manner) {}
