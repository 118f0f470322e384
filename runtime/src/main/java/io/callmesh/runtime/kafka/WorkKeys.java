package io.callmesh.runtime.kafka;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How a service works by Kafka: the part `work` of its keys.
public interface WorkKeys {

    /// Whether this process does such work at all; others of its group may.
    @WithDefault("true")
    boolean enabled();

    /// How often a record is tried that fails with something that may pass, before it is set aside.
    @WithDefault("8")
    int attempts();

    /// How long to wait after the first failure; each further one doubles it, up to a minute.
    @WithDefault("1s")
    Duration delay();

    /// How long a record waits at most while live calls load the service.
    @WithDefault("30s")
    Duration patience();

    /// How long one record may be worked on.
    @WithDefault("5m")
    Duration deadline();
}
