package io.callmesh.asr.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The engine that hears what it is told to, for tests and benchmarks.
@ConfigMapping(prefix = "callmesh.asr.scripted")
public interface ScriptedKeys {

    /// What the engine `scripted` hears when a request gives no hints.
    @WithDefault("hello")
    String says();

    /// How long the engine `scripted` takes for a final result.
    @WithDefault("0s")
    Duration last();
}
