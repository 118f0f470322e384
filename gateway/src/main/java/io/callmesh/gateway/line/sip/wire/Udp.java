package io.callmesh.gateway.line.sip.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import org.jboss.logging.Logger;

/// SIP over datagrams (RFC 3261 section 18): one socket, one thread that reads.
public final class Udp implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Udp.class);
    private static final int BUFFER_BYTES = 1 << 20;

    private final DatagramSocket socket;
    private final InetSocketAddress told;
    private final Path.Receiver receiver;
    private final Thread reader;

    /// @param told the address that peers are told
    /// @throws UncheckedIOException when the address cannot be had
    public Udp(InetSocketAddress bound, InetSocketAddress told, Path.Receiver receiver) {
        this.receiver = receiver;
        try {
            socket = new DatagramSocket(bound);
            socket.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException("SIP cannot listen on UDP " + bound, e);
        }
        this.told = told.getPort() == 0 ? new InetSocketAddress(told.getAddress(), socket.getLocalPort()) : told;
        reader = Thread.ofPlatform().daemon().name("sip-udp").start(this::read);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public Path to(InetSocketAddress peer) {
        return new Datagrams(peer);
    }

    private void read() {
        var buffer = new byte[SipParser.MAX_BYTES];
        var packet = new DatagramPacket(buffer, buffer.length);
        while (!socket.isClosed()) {
            try {
                packet.setData(buffer);
                socket.receive(packet);
                receiver.received(buffer, packet.getLength(), to((InetSocketAddress) packet.getSocketAddress()));
            } catch (SocketException closed) {
                if (!socket.isClosed()) LOG.warnf("SIP socket failed problem=%s", closed.getClass().getSimpleName());
            } catch (IOException | RuntimeException e) {
                LOG.warnf("SIP message failed problem=%s", e.getClass().getName());
            }
        }
    }

    @Override
    public void close() {
        socket.close();
        try {
            reader.join(1_000);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Datagrams implements Path {

        private final InetSocketAddress peer;

        Datagrams(InetSocketAddress peer) {
            this.peer = peer;
        }

        @Override
        public void send(byte[] message) {
            try {
                socket.send(new DatagramPacket(message, message.length, peer));
            } catch (IOException | RuntimeException lost) {
                LOG.debugf("SIP message lost problem=%s", lost.getClass().getName());
            }
        }

        @Override
        public boolean reliable() {
            return false;
        }

        @Override
        public String protocol() {
            return "UDP";
        }

        @Override
        public InetSocketAddress peer() {
            return peer;
        }

        @Override
        public InetSocketAddress local() {
            return told;
        }

        @Override
        public boolean open() {
            return !socket.isClosed();
        }
    }
}
