package io.callmesh.gateway.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How calls are held.
@ConfigMapping(prefix = "callmesh.gateway.call")
public interface CallConfig {

    /// How many calls this gateway holds at once; more are refused.
    @WithDefault("50")
    int limit();

    /// How long a caller may say nothing before we ask again, from the end of our voice.
    @WithDefault("6s")
    Duration silence();

    /// How long anything else may take before the call goes on without it.
    @WithDefault("70s")
    Duration stuck();

    /// The pause after which words that make a whole phrase are taken to be all.
    @WithDefault("500ms")
    Duration pauseComplete();

    /// The pause after other words.
    @WithDefault("800ms")
    Duration pauseOpen();

    /// The pause while digits are still missing.
    @WithDefault("1200ms")
    Duration pauseDictated();
}
