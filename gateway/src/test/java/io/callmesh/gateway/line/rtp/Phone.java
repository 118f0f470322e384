package io.callmesh.gateway.line.rtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// The other side of a stream, on a real socket, with an own reading of RFC 3550 and RFC 4733.
public final class Phone implements AutoCloseable {

    static final InetAddress HOME = InetAddress.getLoopbackAddress();
    private static final int SOURCE = 0x01020304;

    final DatagramChannel socket;
    int sequence = 65_530, timestamp = -800, source = SOURCE;
    private final SocketAddress to;

    public Phone(SocketAddress to) throws IOException {
        this(0, to);
    }

    public Phone(int port, SocketAddress to) throws IOException {
        this.to = to;
        socket = DatagramChannel.open().bind(new InetSocketAddress(HOME, port));
        socket.configureBlocking(false);
    }

    public InetSocketAddress address() throws IOException {
        return (InetSocketAddress) socket.getLocalAddress();
    }

    void send(byte[] datagram) throws IOException {
        socket.send(ByteBuffer.wrap(datagram), to);
    }

    public void say(int type, byte[] payload) throws IOException {
        send(packet(type, sequence++ & 0xffff, timestamp, payload));
        timestamp += payload.length;
    }

    /// One packet of a key pressed at the time that the sound has reached.
    void key(int type, int event, int duration, boolean end) throws IOException {
        send(packet(type, sequence++ & 0xffff, timestamp, new byte[] {(byte) event, (byte) (end ? 0x8a : 0x0a), (byte) (duration >> 8), (byte) duration}));
    }

    byte[] packet(int type, int number, int time, byte[] payload) {
        return ByteBuffer.allocate(12 + payload.length).put((byte) 0x80).put((byte) type).putShort((short) number).putInt(time).putInt(source).put(payload).array();
    }

    /// What has come by now, after waiting for one at most so long as a lost one would take.
    List<byte[]> heard(int count) throws IOException {
        var all = new ArrayList<byte[]>();
        for (long end = System.nanoTime() + 5_000_000_000L; all.size() < count && System.nanoTime() < end;) {
            var buffer = ByteBuffer.allocate(2_000);
            if (socket.receive(buffer) == null) LockSupport.parkNanos(200_000);
            else all.add(Arrays.copyOf(buffer.array(), buffer.position()));
        }
        return all;
    }

    /// What has come by now.
    public List<byte[]> arrived() throws IOException {
        var all = new ArrayList<byte[]>();
        var buffer = ByteBuffer.allocate(2_000);
        for (; socket.receive(buffer) != null; buffer.clear()) all.add(Arrays.copyOf(buffer.array(), buffer.position()));
        return all;
    }

    static ByteBuffer read(byte[] datagram) {
        return ByteBuffer.wrap(datagram);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
