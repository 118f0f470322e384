package io.callmesh.gateway.line.sip;

import io.callmesh.gateway.line.LineHost;
import io.callmesh.gateway.line.ToneLines;
import io.callmesh.gateway.line.rtp.Pace;
import io.callmesh.gateway.line.rtp.RtpCounts;
import io.callmesh.gateway.line.rtp.RtpPorts;
import io.callmesh.gateway.line.sip.wire.ClockAlarms;
import io.callmesh.gateway.line.sip.wire.Path;
import io.callmesh.gateway.line.sip.wire.SipMessage.Request;
import io.callmesh.gateway.line.sip.wire.SipUri;
import io.callmesh.gateway.line.sip.wire.SourceLimit;
import io.callmesh.gateway.line.sip.wire.Tcp;
import io.callmesh.gateway.line.sip.wire.Transactions;
import io.callmesh.gateway.line.sip.wire.Udp;
import io.callmesh.gateway.line.sip.wire.Values;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/// The telephone of this gateway: sockets, transactions and the [Switchboard], put together.
public final class SipServer implements AutoCloseable {

    /// Tried at most, where any will do.
    private static final int PORTS = 20;

    private final Trunks trunks;
    private final ClockAlarms alarms = new ClockAlarms();
    private final Switchboard switchboard;
    private final Transactions transactions;
    private final Udp udp;
    private final Tcp tcp;

    private record Sockets(Udp udp, Tcp tcp) {}

    /// What it needs of sound.
    public record Sound(RtpPorts ports, Pace pacer, RtpCounts counts, ToneLines tones) {}

    /// Listens from now on.
    ///
    /// @throws UncheckedIOException when the address cannot be had
    public SipServer(SipSettings settings, Trunks trunks, LineHost host, Sound sound, SipCounts counts) {
        this.trunks = trunks;
        switchboard = new Switchboard(trunks, host, sound, settings.patience(), alarms, this::way, counts);
        transactions = new Transactions(alarms, switchboard, this::datagrams, new SourceLimit(settings.invites(), settings.burst(), System::nanoTime), settings.transactions());
        switchboard.serve(transactions);
        var sockets = listen(settings);
        udp = sockets.udp();
        tcp = sockets.tcp();
    }

    /// On one port for both. Where any port will do, the one that is free for datagrams may be taken for connections.
    private Sockets listen(SipSettings settings) {
        for (int left = settings.listen().getPort() == 0 ? PORTS : 1; ; left--) {
            var datagrams = new Udp(settings.listen(), new InetSocketAddress(settings.advertised(), settings.listen().getPort()), transactions);
            try {
                return new Sockets(datagrams, tcp(settings, datagrams.port()));
            } catch (UncheckedIOException taken) {
                datagrams.close();
                if (left > 1) continue;
                alarms.close();
                throw taken;
            }
        }
    }

    private Tcp tcp(SipSettings settings, int port) {
        return new Tcp(new InetSocketAddress(settings.listen().getAddress(), port), new InetSocketAddress(settings.advertised(), port), settings.tcp(), trunks::know, transactions);
    }

    private Path datagrams(InetSocketAddress peer) {
        return udp.to(peer);
    }

    /// The way of a request of ours: by the route set to the `Contact`, where that is a literal address that a trunk knows and that can be
    /// reached from here; else back where the other side was last heard from (it may sit behind a router).
    private Path way(Request request, Path arrival) {
        var next = SipUri.of(request.fields().first("route").map(Values::uri).orElse(request.uri()));
        var address = next.flatMap(SipUri::address).filter(told -> reachable(told.getAddress(), arrival.peer().getAddress()));
        if (address.isEmpty() || arrival.reliable() && arrival.open() && address.get().getAddress().equals(arrival.peer().getAddress())) return arrival;
        return next.get().tcp() ? tcp.to(address.get()) : udp.to(address.get());
    }

    private boolean reachable(InetAddress told, InetAddress seen) {
        boolean hidden = local(told) && !local(seen) || told.isAnyLocalAddress() || told.isMulticastAddress() || told.isLoopbackAddress() && !seen.isLoopbackAddress();
        return !hidden && (told.equals(seen) || trunks.know(told));
    }

    private static boolean local(InetAddress address) {
        return address.isSiteLocalAddress() || address.isLinkLocalAddress() || address.isLoopbackAddress();
    }

    public int port() {
        return udp.port();
    }

    public int calls() {
        return switchboard.calls();
    }

    public Transactions transactions() {
        return transactions;
    }

    public int connections() {
        return tcp.connections();
    }

    /// Takes no new calls from now on, lets those that are held end for so long, and then hangs up.
    public void drain(Duration patience) throws InterruptedException {
        switchboard.drain(patience);
    }

    @Override
    public void close() {
        switchboard.hangUp();
        tcp.close();
        udp.close();
        alarms.close();
    }
}
