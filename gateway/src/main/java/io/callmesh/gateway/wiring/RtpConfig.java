package io.callmesh.gateway.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How the sound of telephone calls comes in and goes out.
@ConfigMapping(prefix = "callmesh.gateway.rtp")
public interface RtpConfig {

    /// The address of this machine that packets come in at.
    @WithDefault("${callmesh.host:127.0.0.1}")
    String host();

    /// The address that callers are told to send to, where a router stands between or packets come in at every address
    /// (`0.0.0.0`); else it is `host`.
    Optional<String> advertise();

    /// The ports that calls get theirs from, one even port each.
    @WithDefault("20000-20999")
    String ports();

    /// How long nothing may come of a caller who should be heard before the call is taken to be over.
    @WithDefault("1m")
    Duration silence();

    /// The same while the other side holds the call.
    @WithDefault("15m")
    Duration hold();
}
