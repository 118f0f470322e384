package io.callmesh.gateway.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The telephone: calls by SIP over trunks.
@ConfigMapping(prefix = "callmesh.gateway.sip")
public interface SipConfig {

    /// Where SIP comes in, by UDP and by TCP: `HOST:PORT`. Nowhere when it is not set. On an address that others than this
    /// machine can reach, the start is refused unless every trunk says who may call.
    Optional<String> listen();

    /// The address that the other side is told, where a router stands between or SIP comes in at every address (`0.0.0.0`);
    /// else that of `listen`.
    Optional<String> advertise();

    /// Trunks by name, each on one line: `from=192.0.2.0/24,user=u,password-env=VAR,route=4272:retail/en,route=*:coffee`
    /// ([SIP trunks](guides/sip-trunk.md)). None: on loopback `sip:ASSISTANT@HOST` reaches that assistant.
    Map<String, String> trunk();

    /// A YAML file with more of them.
    Optional<Path> trunks();

    /// How many requests may be under way at once; more are refused with 503.
    @WithDefault("8192")
    int transactions();

    /// How many calls one address may begin in a second; more are refused with 503.
    @WithDefault("20")
    double callsPerSecond();

    /// How many at once, when it has been quiet.
    @WithDefault("60")
    double callsAtOnce();

    /// How many TCP connections are held at once; more are closed.
    @WithDefault("200")
    int connections();

    /// How long nothing may come on a connection before it is closed.
    @WithDefault("10m")
    Duration idle();

    /// How long live calls may go on when the gateway is told to stop, before they are hung up.
    @WithDefault("2s")
    Duration drain();
}
