package io.callmesh.tts.synthesize;

/// How a caller of the service wants something to be said, not yet checked.
///
/// @param language BCP 47
/// @param voice    empty, the name of an engine, or of a voice
/// @param rateHz   0 for the voice's own
/// @param pace     0 for the voice's own
public record Wish(String language, String voice, int rateHz, double pace) {}
