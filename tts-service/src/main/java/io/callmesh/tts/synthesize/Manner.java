package io.callmesh.tts.synthesize;

import io.callmesh.tts.engine.Voice;

/// How something is said: a [Wish] that can be granted.
///
/// @param language BCP 47, spoken by the voice
/// @param rateHz   of the sound that is given out
/// @param pace     0.5 to 2.0
public record Manner(String language, Voice voice, int rateHz, double pace) {}
