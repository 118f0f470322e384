package io.callmesh.runtime.fallback;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When an engine of several is passed over: the part `fallback` of every service's keys.
public interface FallbackKeys {

    /// How often in a row an engine fails before it rests.
    @WithDefault("3")
    int failures();

    /// How long it rests before it is tried again.
    @WithDefault("30s")
    Duration rest();
}
