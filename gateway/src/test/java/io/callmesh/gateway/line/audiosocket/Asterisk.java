package io.callmesh.gateway.line.audiosocket;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// The other end of a connection, with an own reading of the protocol.
final class Asterisk implements AutoCloseable {

    static final UUID ID = UUID.fromString("40325ec2-5efd-4bd3-805f-53576e581d13");

    final Socket socket = new Socket();
    final List<Integer> kinds = new CopyOnWriteArrayList<>(), levels = new CopyOnWriteArrayList<>(), lengths = new CopyOnWriteArrayList<>();
    private final DataOutputStream out;
    private final Thread reader;

    Asterisk(SocketAddress server) throws IOException {
        socket.connect(server, 5_000);
        socket.setTcpNoDelay(true);
        out = new DataOutputStream(socket.getOutputStream());
        reader = Thread.ofVirtual().unstarted(this::read);
    }

    Asterisk listening() {
        reader.start();
        return this;
    }

    void hello(UUID id) throws IOException {
        send(1, ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array());
    }

    void send(int kind, byte[] payload) throws IOException {
        var message = ByteBuffer.allocate(3 + payload.length).put((byte) kind).put((byte) (payload.length >> 8)).put((byte) payload.length).put(payload);
        out.write(message.array());
    }

    void say(int kind, int samples, int level) throws IOException {
        var pcm = ByteBuffer.allocate(2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < samples; i++) pcm.putShort((short) level);
        send(kind, pcm.array());
    }

    void key(char key) throws IOException {
        send(3, new byte[] {(byte) key});
    }

    /// Until the server has closed.
    boolean closed() throws InterruptedException {
        return reader.join(java.time.Duration.ofSeconds(10));
    }

    private void read() {
        try {
            var in = new DataInputStream(socket.getInputStream());
            while (true) {
                int kind = in.readUnsignedByte();
                var payload = new byte[in.readUnsignedShort()];
                in.readFully(payload);
                if (kind >= 0x10 && payload.length >= 4) levels.add((int) ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getShort(payload.length / 4 * 2));
                lengths.add(payload.length);
                kinds.add(kind);
            }
        } catch (EOFException | SocketException closed) {
            // the end
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    List<Integer> heard() {
        return new ArrayList<>(levels);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
