package io.callmesh.gateway.line.audiosocket;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// One connection, message by message.
///
/// Reads and writes on two threads of its own, with a bounded queue each: whoever listens or plays may be interrupted, and an
/// interrupt in the middle of a read or write would close the socket without a goodbye. Who sends faster than messages are
/// taken waits (TCP); who takes slower than messages are sent is told by [#send].
final class Wire implements AutoCloseable {

    /// A second in; a third of a second out, and with what the kernel takes a peer that reads nothing is found out within two.
    private static final int ROOM_IN = 50, ROOM_OUT = 16, BUFFER_BYTES = 8_192;
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final Socket socket;
    private final BlockingQueue<Arrival> in = new ArrayBlockingQueue<>(ROOM_IN);
    private final BlockingQueue<Message> out = new ArrayBlockingQueue<>(ROOM_OUT);
    private final Thread reader, writer;
    private volatile boolean closing;

    private sealed interface Arrival {

        record Whole(Message message) implements Arrival {}

        record End(IOException why) implements Arrival {}
    }

    Wire(Socket socket, String name) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSendBufferSize(BUFFER_BYTES);
        var bytes = new BufferedInputStream(socket.getInputStream());
        reader = Thread.ofVirtual().name(name + "/reader").start(() -> read(bytes));
        writer = Thread.ofVirtual().name(name + "/writer").start(this::write);
    }

    InetAddress peer() {
        return socket.getInetAddress();
    }

    /// The next message; empty when none is complete in that time.
    ///
    /// @throws ProtocolException when it is longer than any may be
    /// @throws EOFException      when the other side has gone
    Optional<Message> poll(Duration within) throws IOException, InterruptedException {
        return switch (in.poll(within.toNanos(), TimeUnit.NANOSECONDS)) {
            case null -> Optional.empty();
            case Arrival.Whole(var message) -> Optional.of(message);
            case Arrival.End(var why) -> throw why;
        };
    }

    /// The same, when there must be one.
    ///
    /// @throws SocketTimeoutException when there is none in that time
    Message next(Duration within) throws IOException, InterruptedException {
        var message = poll(within);
        if (message.isEmpty()) throw new SocketTimeoutException("nothing came within " + within.toMillis() + " ms");
        return message.get();
    }

    private void read(InputStream bytes) {
        try {
            while (true) {
                var message = message(bytes);
                if (!closing) in.put(new Arrival.Whole(message));
            }
        } catch (IOException gone) {
            end(gone);
        } catch (InterruptedException broken) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(IOException why) {
        if (in.offer(new Arrival.End(why))) return;
        in.clear();
        in.offer(new Arrival.End(why));
    }

    private static Message message(InputStream bytes) throws IOException {
        var header = exactly(bytes, Message.HEADER_BYTES);
        int length = (header[1] & 0xff) << 8 | header[2] & 0xff;
        if (length > Message.MOST_BYTES) throw new ProtocolException("a message must have at most " + Message.MOST_BYTES + " bytes, found " + length);
        return new Message(header[0] & 0xff, exactly(bytes, length));
    }

    private static byte[] exactly(InputStream bytes, int count) throws IOException {
        var read = bytes.readNBytes(count);
        if (read.length < count) throw new EOFException("the other side has gone");
        return read;
    }

    /// Returns at once.
    ///
    /// @return false when the other side takes nothing
    boolean send(Message message) {
        return closing || out.offer(message);
    }

    /// Drops what waits to be sent.
    void clear() {
        if (!closing) out.clear();
    }

    private void write() {
        try {
            for (var message = out.take(); message.kind() != Message.TERMINATE; message = out.take()) socket.getOutputStream().write(message.encode());
            socket.getOutputStream().write(Message.terminate().encode());
            socket.shutdownOutput();
        } catch (IOException gone) {
            // the reader learns of it
        } catch (InterruptedException broken) {
            Thread.currentThread().interrupt();
        }
    }

    /// Says goodbye after all that waits, if the other side will hear it. Returns at once; [#finish] follows.
    @Override
    public void close() {
        if (closing) return;
        closing = true;
        in.clear(); // a reader that waits for room goes on, and reads what is still coming
        if (!out.offer(Message.terminate())) {
            out.clear();
            out.offer(Message.terminate());
        }
    }

    /// Gives the other side a second to hear the goodbye and to close too, and closes: a socket that is closed over unread
    /// bytes takes back what it has sent last.
    void finish() {
        try (socket) {
            if (writer.join(GOODBYE)) reader.join(GOODBYE);
        } catch (IOException closed) {
            // it is of no more use either way
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        reader.interrupt();
        writer.interrupt();
    }

    /// Without a goodbye.
    void cut() {
        try {
            socket.close();
        } catch (IOException closing) {
            // it is of no more use either way
        }
    }
}
