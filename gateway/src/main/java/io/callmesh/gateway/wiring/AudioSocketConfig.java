package io.callmesh.gateway.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Calls from an Asterisk by AudioSocket.
@ConfigMapping(prefix = "callmesh.gateway.audiosocket")
public interface AudioSocketConfig {

    /// Where connections come in: `HOST:PORT`, or several of them, each of which may say who is called there:
    /// `HOST:PORT=ASSISTANT[/LANGUAGE][@TENANT]`. Nowhere when it is not set.
    Optional<List<String>> listen();

    /// Who is called when neither the id of a call nor the port says: `ASSISTANT[/LANGUAGE][@TENANT]`.
    Optional<String> assistant();

    /// Who is called under ids (UUIDs) that begin with these hexadecimal digits; the longest that fits counts.
    Map<String, String> route();

    /// The addresses that connections may come from, as `192.0.2.7` or `192.0.2.0/24`. Must be set when `listen` is no loopback
    /// address: the protocol has no password.
    Optional<List<String>> allowed();

    /// How many connections are held at once; more are closed.
    @WithDefault("50")
    int connections();

    /// How long nothing may come before a call is over.
    @WithDefault("1m")
    Duration silence();
}
