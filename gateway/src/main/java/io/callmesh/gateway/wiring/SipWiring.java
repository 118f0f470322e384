package io.callmesh.gateway.wiring;

import io.callmesh.gateway.line.ToneLines;
import io.callmesh.gateway.line.rtp.Pacer;
import io.callmesh.gateway.line.rtp.RtpCounts;
import io.callmesh.gateway.line.rtp.RtpPorts;
import io.callmesh.gateway.line.rtp.RtpStream.Patience;
import io.callmesh.gateway.line.sip.SipServer;
import io.callmesh.gateway.line.sip.SipSettings;
import io.callmesh.gateway.line.sip.Trunk;
import io.callmesh.gateway.line.sip.TrunkText;
import io.callmesh.gateway.line.sip.Trunks;
import io.callmesh.gateway.line.sip.wire.TcpLimits;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the [Telephone] is made of.
final class SipWiring {

    private static final String KEYS = "callmesh.gateway.sip.";
    private static final Duration ONE_MESSAGE = Duration.ofSeconds(10);

    @Produces
    @Singleton
    SipServer.Sound sound(RtpPorts ports, Pacer pacer, RtpCounts counts, ToneLines tones) {
        return new SipServer.Sound(ports, pacer, counts, tones);
    }

    /// @return empty when there is to be no telephone
    /// @throws IllegalArgumentException with what is wrong with the keys
    static Optional<SipSettings> settings(SipConfig config, Patience patience) {
        return config.listen().map(text -> settings(text, config, patience));
    }

    private static SipSettings settings(String text, SipConfig config, Patience patience) {
        var listen = Addresses.socket(KEYS + "listen", text);
        var told = config.advertise().map(name -> Addresses.host(KEYS + "advertise", name)).orElse(listen.getAddress());
        return new SipSettings(listen, told, config.transactions(), config.callsPerSecond(), config.callsAtOnce(), new TcpLimits(config.connections(), config.idle(), ONE_MESSAGE), patience);
    }

    static Trunks trunks(SipConfig config, InetSocketAddress listen) {
        var text = new TrunkText(name -> Optional.ofNullable(System.getenv(name)).orElse(""));
        var trunks = new ArrayList<Trunk>();
        config.trunk().forEach((name, line) -> trunks.add(named(name, line, text)));
        config.trunks().ifPresent(file -> trunks.addAll(TrunkFile.read(file, text)));
        return new Trunks(List.copyOf(trunks), listen, InstantSource.system());
    }

    private static Trunk named(String name, String line, TrunkText text) {
        try {
            return text.read("name=" + name + "," + line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(KEYS + "trunk." + name + ": " + e.getMessage(), e);
        }
    }
}
