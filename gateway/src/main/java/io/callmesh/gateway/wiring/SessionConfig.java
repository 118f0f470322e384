package io.callmesh.gateway.wiring;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

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

    /// How long a call is a gateway's without a word of it in Redis; it says so three times as often.
    @WithDefault("15s")
    Duration lease();

    /// How long after its lease a call that nobody took up is ended, by whichever gateway comes first, with reason `lost`.
    @WithDefault("1m")
    Duration grace();

    /// Of one session as JSON. Beyond it older turns are told in its summary.
    @WithDefault("64K")
    MemorySize most();

    /// A PEM file with certificates of the authorities that may sign for Redis, where TLS is used and the machine does not know them.
    Optional<Path> authorities();
}
