package io.callmesh.gateway.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How what happens on calls is written down.
@ConfigMapping(prefix = "callmesh.gateway.journal")
public interface JournalConfig {

    /// How many entries wait at most while Kafka is away.
    @WithDefault("10000")
    int queue();

    /// How long to wait before an entry is sent again.
    @WithDefault("1s")
    Duration retry();

    /// How long stopping waits for entries to be written.
    @WithDefault("3s")
    Duration farewell();
}
