package io.callmesh.gateway.line.sip;

import io.callmesh.gateway.line.ToneLines;
import io.callmesh.gateway.line.rtp.Pacer;
import io.callmesh.gateway.line.rtp.RtpCounts;
import io.callmesh.gateway.line.rtp.RtpPorts;
import io.callmesh.gateway.line.rtp.RtpStream;
import io.callmesh.gateway.line.sip.wire.TcpLimits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A telephone exchange on any port of this machine, with an [EchoHost] behind it.
final class Exchange implements AutoCloseable {

    static final int CONNECTIONS = 300;

    final EchoHost host = new EchoHost();
    final SipCounts counts = new SipCounts();
    final RtpCounts packets = new RtpCounts();
    final Pacer pacer = new Pacer();
    final SipServer server;

    Exchange(String... trunks) {
        this(2_000, trunks);
    }

    /// @param invites how many calls may begin in a second
    Exchange(double invites, String... trunks) {
        this(settings(invites, Duration.ofSeconds(2)), trunks);
    }

    /// @param message how long one may take over a connection
    static SipSettings settings(double invites, Duration message) {
        return new SipSettings(new InetSocketAddress(local(), 0), local(), 8_192, invites, invites, new TcpLimits(CONNECTIONS, Duration.ofSeconds(20), message), RtpStream.Patience.USUAL);
    }

    Exchange(SipSettings settings, String... trunks) {
        var read = new ArrayList<Trunk>();
        var text = new TrunkText(name -> name.equals("SECRET") ? "secret" : "");
        for (var trunk : trunks) read.add(text.read(trunk));
        server = new SipServer(settings, new Trunks(List.copyOf(read), settings.listen(), InstantSource.system()), host,
                new SipServer.Sound(RtpPorts.any(local()), pacer, packets, new ToneLines(Set.of())), counts);
    }

    static InetAddress local() {
        return InetAddress.ofLiteral("127.0.0.1");
    }

    @Override
    public void close() {
        server.close();
        pacer.close();
    }
}
