package io.callmesh.gateway.line.sip.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// One connection: a virtual thread that reads messages by their `Content-Length` and one that writes what waits, so that a peer that does
/// not read holds up nobody.
final class TcpConnection implements Path {

    /// More than any dialog has under way; a peer that lets so many wait is cut off.
    private static final int WAITING = 64;
    private static final int CONNECT_MILLIS = 4_000;
    private static final byte[] PONG = {'\r', '\n'};
    private static final Pattern LENGTH = Pattern.compile("\r\n(?:content-length|l)[ \t]*:[ \t]*(\\d{1,6})[ \t]*\r\n", Pattern.CASE_INSENSITIVE);

    private final Socket socket;
    private final InetSocketAddress peer, told;
    private final TcpLimits limits;
    private final Receiver receiver;
    private final Consumer<Socket> gone;
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(WAITING);
    private final byte[] buffer = new byte[4_096];
    private int at, filled;
    private volatile Optional<Thread> writer = Optional.empty();

    TcpConnection(Socket socket, InetSocketAddress peer, InetSocketAddress told, TcpLimits limits, Receiver receiver, Consumer<Socket> gone) {
        this.socket = socket;
        this.peer = peer;
        this.told = told;
        this.limits = limits;
        this.receiver = receiver;
        this.gone = gone;
    }

    void start() {
        Thread.ofVirtual().name("sip-tcp-in").start(this::run);
    }

    private void run() {
        try (socket) {
            if (!socket.isConnected()) socket.connect(peer, CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            writer = Optional.of(Thread.ofVirtual().name("sip-tcp-out").start(this::write));
            var in = socket.getInputStream();
            while (message(in)) { }
        } catch (IOException | RuntimeException over) {
            close();
        } finally {
            gone.accept(socket);
            writer.ifPresent(Thread::interrupt);
        }
    }

    /// Reads one message.
    ///
    /// @return whether another may follow
    private boolean message(InputStream in) throws IOException {
        int first = begin(in);
        if (first < 0) return false;
        long deadline = System.nanoTime() + limits.message().toNanos();
        var bytes = new ByteArrayOutputStream(1_024);
        bytes.write(first);
        if (!head(in, bytes, deadline)) return false;
        var told = LENGTH.matcher(bytes.toString(StandardCharsets.ISO_8859_1));
        boolean found = told.find();
        int length = found ? Integer.parseInt(told.group(1)) : 0;
        if (length + bytes.size() > SipParser.MAX_BYTES) return false;
        for (int i = 0; i < length; i++) bytes.write(next(in, deadline));
        var message = bytes.toByteArray();
        receiver.received(message, message.length, this);
        return true;
    }

    /// Skips the empty lines that keep a connection alive, answering each pair with one (RFC 5626 section 3.5.1).
    private int begin(InputStream in) throws IOException {
        socket.setSoTimeout((int) limits.idle().toMillis());
        for (int ends = 0;;) {
            int c = read(in);
            if (c != '\r' && c != '\n') return c;
            if (c == '\n' && ++ends % 2 == 0) send(PONG);
        }
    }

    private boolean head(InputStream in, ByteArrayOutputStream bytes, long deadline) throws IOException {
        for (int last = 0; last != 0x0d0a0d0a;) {
            int c = next(in, deadline);
            bytes.write(c);
            last = last << 8 | c;
            if (bytes.size() > SipParser.MAX_BYTES) return false;
        }
        return true;
    }

    private int next(InputStream in, long deadline) throws IOException {
        if (at == filled) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) throw new SocketTimeoutException("a message took too long");
            socket.setSoTimeout((int) left);
        }
        int c = read(in);
        if (c < 0) throw new IOException("the connection ended within a message");
        return c;
    }

    private int read(InputStream in) throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, in.read(buffer));
        }
        return filled == 0 ? -1 : buffer[at++] & 0xff;
    }

    private void write() {
        try {
            var out = socket.getOutputStream();
            while (open()) {
                out.write(waiting.take());
                out.flush();
            }
        } catch (IOException | InterruptedException over) {
            close();
        }
    }

    @Override
    public void send(byte[] message) {
        if (!waiting.offer(message)) close();
    }

    void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            waiting.clear();
        }
    }

    @Override
    public boolean reliable() {
        return true;
    }

    @Override
    public String protocol() {
        return "TCP";
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
