package io.callmesh.eval.caller.rtp;

import io.callmesh.audio.MuLaw;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// G.711 mu-law both ways on one socket, and keys as telephone-events. Source: RFC 3550 section 5.1, RFC 3551, RFC 4733.
///
/// The pace is that of whoever calls [#sound], a frame every 20 ms. What comes is given as it comes, on a thread of its own.
public final class RtpSound implements AutoCloseable {

    /// The payload type of telephone-events in our offers.
    public static final int KEYS_TYPE = 101;
    private static final int VOICE_TYPE = 0, FRAME = 160, HEADER = 12, LONGEST = 2_048, UPDATES = 5, ENDS = 3, PAUSE_MS = 60, FRAME_MS = 20;
    private static final String KEYS = "0123456789*#ABCD";

    private final DatagramSocket socket;
    private final Consumer<short[]> onSound;
    private final int source = ThreadLocalRandom.current().nextInt();
    private volatile Optional<InetSocketAddress> peer = Optional.empty();
    private int sequence = ThreadLocalRandom.current().nextInt(65_536), timestamp = ThreadLocalRandom.current().nextInt();
    private boolean pressing, first = true;
    private long received;

    /// @param local   address of this machine that the other side can reach
    /// @param onSound given the samples of each packet, at 8,000 Hz
    public RtpSound(InetAddress local, Consumer<short[]> onSound) throws SocketException {
        this.onSound = onSound;
        socket = new DatagramSocket(new InetSocketAddress(local, 0));
        Thread.ofVirtual().name("rtp-" + socket.getLocalPort()).start(this::receive);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /// Where to send.
    public void to(InetSocketAddress address) {
        peer = Optional.of(address);
    }

    /// Packets that came.
    public synchronized long received() {
        return received;
    }

    private void receive() {
        var packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        try {
            while (true) {
                packet.setLength(LONGEST);
                socket.receive(packet);
                hear(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()).slice());
            }
        } catch (IOException closed) {
            // the end
        }
    }

    private void hear(ByteBuffer packet) {
        if (packet.limit() <= HEADER || (packet.get(0) & 0xc0) != 0x80 || (packet.get(1) & 0x7f) != VOICE_TYPE) return;
        int begin = HEADER + 4 * (packet.get(0) & 0x0f);
        if (begin >= packet.limit()) return;
        var code = new byte[packet.limit() - begin];
        packet.get(begin, code);
        synchronized (this) {
            received++;
        }
        onSound.accept(MuLaw.decode(code));
    }

    /// Sends a frame; while a key is pressed its time passes in silence.
    ///
    /// @param samples 20 ms or less
    public synchronized void sound(short[] samples) {
        timestamp += FRAME;
        if (pressing) return;
        var code = new byte[FRAME];
        Arrays.fill(code, (byte) 0xff);
        for (int i = 0; i < Math.min(FRAME, samples.length); i++) code[i] = MuLaw.encode(samples[i]);
        send(VOICE_TYPE, first, timestamp, code);
        first = false;
    }

    /// Presses one key after another, a tenth of a second each; returns when that is done.
    ///
    /// @throws IllegalArgumentException when one is no key
    public void press(String keys) throws InterruptedException {
        for (char key : keys.toCharArray()) {
            int event = KEYS.indexOf(key);
            if (event < 0) throw new IllegalArgumentException("keys must be of " + KEYS);
            press(event);
        }
    }

    private void press(int event) throws InterruptedException {
        int begun = begin();
        for (int i = 1; i <= UPDATES; i++) {
            event(event, begun, i * FRAME, false, i == 1);
            TimeUnit.MILLISECONDS.sleep(FRAME_MS);
        }
        for (int i = 0; i < ENDS; i++) event(event, begun, UPDATES * FRAME, true, false);
        end();
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    }

    private synchronized int begin() {
        pressing = true;
        return timestamp;
    }

    private synchronized void end() {
        pressing = false;
        first = true;
    }

    private synchronized void event(int event, int begun, int duration, boolean end, boolean marked) {
        send(KEYS_TYPE, marked, begun, new byte[] {(byte) event, (byte) (end ? 0x8a : 0x0a), (byte) (duration >> 8), (byte) duration});
    }

    private void send(int type, boolean marked, int time, byte[] payload) {
        if (peer.isEmpty()) return;
        var packet = ByteBuffer.allocate(HEADER + payload.length).put((byte) 0x80).put((byte) (type | (marked ? 0x80 : 0)));
        packet.putShort((short) sequence++).putInt(time).putInt(source).put(payload);
        try {
            socket.send(new DatagramPacket(packet.array(), packet.capacity(), peer.get()));
        } catch (IOException gone) {
            // signalling learns of it
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
