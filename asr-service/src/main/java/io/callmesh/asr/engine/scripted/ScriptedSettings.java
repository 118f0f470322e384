package io.callmesh.asr.engine.scripted;

import java.time.Duration;

/// @param says what is heard when a request gives no hints
/// @param last how long the final result is waited for
public record ScriptedSettings(String says, Duration last) {}
