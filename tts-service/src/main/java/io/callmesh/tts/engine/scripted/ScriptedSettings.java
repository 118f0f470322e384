package io.callmesh.tts.engine.scripted;

import java.time.Duration;

/// @param firstSound how long every text is waited for before all of its sound is there
public record ScriptedSettings(Duration firstSound) {}
