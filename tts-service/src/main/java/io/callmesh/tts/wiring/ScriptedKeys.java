package io.callmesh.tts.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The engine that keeps to a timetable, for benchmarks.
@ConfigMapping(prefix = "callmesh.tts.scripted")
interface ScriptedKeys {

    /// How long the engine `scripted` waits before it delivers the sound of a text.
    @WithDefault("0s")
    Duration firstSound();
}
