package io.callmesh.gateway.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Where sessions are kept and for how long.
@ConfigMapping(prefix = "callmesh.gateway.session")
public interface SessionConfig {

    /// Where Redis is: `redis://user:password@host:port/database`; `rediss://` for TLS.
    @WithDefault("redis://127.0.0.1:16379")
    String redis();

    /// How long a session can be looked up and resumed after its last change.
    @WithDefault("1h")
    Duration timeToLive();

    /// How long one Redis command may take.
    @WithDefault("1s")
    Duration timeout();

    /// How many sessions are kept in memory at most while Redis is away.
    @WithDefault("1000")
    int kept();

    /// How long to wait between attempts to save what is kept.
    @WithDefault("1s")
    Duration retry();
}
