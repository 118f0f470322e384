package io.callmesh.gateway.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How what happens on calls is written down.
@ConfigMapping(prefix = "callmesh.gateway.journal")
public interface JournalConfig {

    /// The folder for what Kafka does not have yet, which a later start goes on with. Gateways may share it. Without one it waits
    /// in memory and is lost with the process.
    Optional<Path> outbox();

    /// How much may wait there, in megabytes.
    @WithDefault("256")
    int outboxMegabytes();

    /// How many entries wait in memory at most, where there is no such folder or its disk takes nothing.
    @WithDefault("10000")
    int queue();

    /// How long to wait before an entry is sent again.
    @WithDefault("1s")
    Duration retry();

    /// How long stopping waits for entries to be written.
    @WithDefault("3s")
    Duration farewell();
}
