package io.callmesh.gateway.line.sip.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/// SIP over connections (RFC 3261 section 18): one thread that accepts, and two virtual threads for each connection.
public final class Tcp implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Tcp.class);
    private static final int BACKLOG = 64;

    private final ServerSocket server;
    private final InetSocketAddress told;
    private final Path.Receiver receiver;
    private final TcpLimits limits;
    private final Predicate<InetAddress> welcome;
    private final Map<Socket, TcpConnection> connections = new ConcurrentHashMap<>();

    /// @param told    the address that peers are told
    /// @param welcome whether connections from an address are kept
    /// @throws UncheckedIOException when the address cannot be had
    public Tcp(InetSocketAddress bound, InetSocketAddress told, TcpLimits limits, Predicate<InetAddress> welcome, Path.Receiver receiver) {
        this.receiver = receiver;
        this.limits = limits;
        this.welcome = welcome;
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(bound, BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException("SIP cannot listen on TCP " + bound, e);
        }
        this.told = told.getPort() == 0 ? new InetSocketAddress(told.getAddress(), server.getLocalPort()) : told;
        Thread.ofPlatform().daemon().name("sip-tcp").start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public int connections() {
        return connections.size();
    }

    /// A connection to a peer: an open one, or one that is being opened; what is sent meanwhile waits.
    public Path to(InetSocketAddress peer) {
        for (var open : connections.values()) if (open.peer().equals(peer) && open.open()) return open;
        return serve(new Socket(), peer);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                var peer = (InetSocketAddress) socket.getRemoteSocketAddress();
                if (peer == null || connections.size() >= limits.connections() || !welcome.test(peer.getAddress())) socket.close();
                else serve(socket, peer);
            } catch (IOException | RuntimeException e) {
                if (!server.isClosed()) LOG.warnf("SIP connection refused problem=%s", e.getClass().getName());
            }
        }
    }

    private TcpConnection serve(Socket socket, InetSocketAddress peer) {
        var connection = new TcpConnection(socket, peer, told, limits, receiver, connections::remove);
        connections.put(socket, connection);
        connection.start();
        return connection;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException alreadyGone) {
            LOG.debug("SIP over TCP was closed already");
        }
        connections.values().forEach(TcpConnection::close);
    }
}
