package io.callmesh.gateway.line.audiosocket;

import io.callmesh.gateway.line.LineClock;
import io.callmesh.gateway.line.LineHost;
import io.callmesh.gateway.line.ToneLines;
import io.callmesh.gateway.line.audiosocket.AudioSocketSettings.Door;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Takes AudioSocket connections and hands each to a [LineHost] as a line: one connection is one call, on a virtual thread of
/// its own. Safe for any thread.
public final class AudioSocketServer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(AudioSocketServer.class);
    private static final Duration HELLO = Duration.ofSeconds(5), FIRST_SOUND = Duration.ofSeconds(2), LATER = Duration.ofSeconds(5);
    private static final int BACKLOG = 50, TOLD = 100;

    private final AudioSocketSettings settings;
    private final LineHost host;
    private final ToneLines tones;
    private final List<ServerSocket> open = new ArrayList<>();
    private final Set<Socket> connected = ConcurrentHashMap.newKeySet();
    private final AtomicLong refused = new AtomicLong();

    /// Opens the doors.
    ///
    /// @throws IOException when an address cannot be had
    public AudioSocketServer(AudioSocketSettings settings, LineHost host, ToneLines tones) throws IOException {
        this.settings = settings;
        this.host = host;
        this.tones = tones;
        try {
            for (var door : settings.doors()) open(door);
        } catch (IOException taken) {
            close();
            throw taken;
        }
    }

    private void open(Door door) throws IOException {
        var socket = new ServerSocket();
        open.add(socket);
        socket.setReuseAddress(true);
        socket.bind(door.address(), BACKLOG);
        Thread.ofVirtual().name("audiosocket-" + socket.getLocalPort()).start(() -> accept(socket, door));
    }

    /// Where it listens, in the order of the doors.
    public List<InetSocketAddress> addresses() {
        return open.stream().map(socket -> (InetSocketAddress) socket.getLocalSocketAddress()).toList();
    }

    /// How many connections are held now.
    public int connections() {
        return connected.size();
    }

    /// How many were refused or cut off: not allowed, too many, no such message, nobody to be called.
    public long refused() {
        return refused.get();
    }

    private void accept(ServerSocket door, Door where) {
        while (!door.isClosed()) {
            try {
                admit(door.accept(), where);
            } catch (IOException closed) {
                if (!door.isClosed()) LOG.warnf("audiosocket connection could not be accepted reason=%s", closed.getMessage());
            }
        }
    }

    private void admit(Socket socket, Door where) throws IOException {
        boolean known = settings.allows(socket.getInetAddress());
        if (!known || connected.size() >= settings.connections()) {
            turnAway(socket.getInetAddress() + (known ? ", " + settings.connections() + " connections are open" : " is not allowed"));
            host.turnedAway(socket.getInetAddress(), known ? new Fault.LimitReached("connections", LATER) : new Fault.Unauthenticated("no calls may come from this address"));
            socket.close();
            return;
        }
        connected.add(socket);
        Thread.ofVirtual().name("audiosocket-" + socket.getPort()).start(() -> serve(socket, where));
    }

    /// Anybody can cause this as often as they like, so it is not told each time.
    private void turnAway(String why) {
        if (refused.getAndIncrement() % TOLD == 0) LOG.warnf("audiosocket connection refused reason=%s", why);
    }

    private void refuse(String why) {
        refused.incrementAndGet();
        LOG.warnf("audiosocket connection refused reason=%s", why);
    }

    private void serve(Socket socket, Door where) {
        try (socket) {
            hold(new Wire(socket, "audiosocket-" + socket.getPort()), where);
        } catch (IOException broken) {
            refuse(broken.getMessage() == null ? "the connection broke" : broken.getMessage());
        } catch (MeshException none) {
            refuse(none.fault().toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            connected.remove(socket);
        }
    }

    private void hold(Wire wire, Door where) throws IOException, InterruptedException {
        try (wire) {
            call(wire, where);
        } finally {
            wire.finish();
        }
    }

    private void call(Wire wire, Door where) throws IOException, InterruptedException {
        var id = wire.next(HELLO).id();
        var to = destination(id, where);
        if (to.isEmpty()) {
            host.turnedAway(wire.peer(), new Fault.NotFound("id", id.toString(), "ID_UNKNOWN"));
            throw new ProtocolException("nobody is to be called under the id " + id);
        }
        var line = new AudioSocketLine(to.get(), wire, firstSound(wire), tones, LineClock.SYSTEM, settings.silence());
        LOG.infof("audiosocket call id=%s from=%s assistant=%s", id, wire.peer().getHostAddress(), to.get().assistant());
        host.host(line);
    }

    private Optional<Destination> destination(UUID id, Door where) {
        return settings.routes().of(id).or(where::destination).or(settings::otherwise);
    }

    /// Its rate is that of the call. Asterisk sends it at once; a caller who waits for our voice first is heard at 8 kHz.
    private static Message firstSound(Wire wire) throws IOException, InterruptedException {
        var first = wire.poll(FIRST_SOUND).orElse(Message.sound(Message.SOUND, new byte[0]));
        if (first.kind() == Message.KEY) return Message.sound(Message.SOUND, new byte[0]);
        if (!first.sound()) throw new ProtocolException("no message of a call: " + first);
        return first;
    }

    @Override
    public void close() {
        try {
            for (var door : open) door.close();
            for (var socket : connected) socket.close();
        } catch (IOException closing) {
            LOG.debug("audiosocket: closing failed", closing);
        }
    }
}
