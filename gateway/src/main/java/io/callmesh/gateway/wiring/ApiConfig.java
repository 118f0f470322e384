package io.callmesh.gateway.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How programs are served over HTTP.
@ConfigMapping(prefix = "callmesh.gateway.api")
public interface ApiConfig {

    /// How many typed chats are held at once; the next one is told to come back later.
    @WithDefault("100")
    int chats();

    /// How long nothing may be typed before a chat is hung up.
    @WithDefault("15m")
    Duration patience();

    /// How long the body of a request may take to arrive.
    @WithDefault("10s")
    Duration bodyPatience();
}
