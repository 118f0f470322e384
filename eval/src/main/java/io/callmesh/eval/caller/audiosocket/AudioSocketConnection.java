package io.callmesh.eval.caller.audiosocket;

import io.callmesh.audio.Pcm;
import io.callmesh.eval.caller.CallEvent;
import io.callmesh.eval.caller.Connection;
import io.callmesh.eval.caller.HeardEvents;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// One call over AudioSocket. Source: docs.asterisk.org, "Configuration / Channel Drivers / AudioSocket".
final class AudioSocketConnection implements Connection {

    private static final int CONNECT_MILLIS = 5_000, HANG_UP = 0, ID = 1, KEY = 3, SLIN = 0x10, SLIN16 = 0x12, LAST_SLIN = 0x18, FAILED = 0xff;

    private final Socket socket;
    private final UUID id;
    private final int kind;
    private final HeardEvents events = new HeardEvents();
    private volatile boolean heard, over;

    private AudioSocketConnection(Socket socket, UUID id, int rateHz) {
        this.socket = socket;
        this.id = id;
        kind = rateHz == 8_000 ? SLIN : SLIN16;
    }

    /// @param rateHz 8000, as the dial plan's application has it, or 16000
    static AudioSocketConnection open(InetSocketAddress gateway, UUID id, int rateHz) {
        try {
            var socket = new Socket();
            socket.connect(gateway, CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            var call = new AudioSocketConnection(socket, id, rateHz);
            call.send(ID, ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array());
            call.events.tell(new CallEvent.Opened(id.toString(), "", "", ""));
            Thread.ofVirtual().name("audiosocket-" + socket.getLocalPort()).start(call::receive);
            return call;
        } catch (IOException nobody) {
            throw new MeshException(new Fault.Unavailable("gateway"), nobody);
        }
    }

    private void receive() {
        try {
            var in = new DataInputStream(socket.getInputStream());
            for (int what = in.readUnsignedByte();; what = in.readUnsignedByte()) {
                var payload = new byte[in.readUnsignedShort()];
                in.readFully(payload);
                if (what == HANG_UP || what == FAILED) break;
                if (what >= SLIN && what <= LAST_SLIN) hear(what, payload);
            }
            ended();
        } catch (IOException gone) {
            ended();
        }
    }

    private void hear(int what, byte[] pcm) {
        heard = true;
        if (what == kind && pcm.length % 2 == 0) events.heard(Pcm.decode(pcm));
    }

    private void ended() {
        if (heard || over) events.end(over ? "caller_hung_up" : "agent_hung_up");
        else events.broken(new MeshException(new Fault.BadInput("audiosocket", "the connection was closed before a word was said: the address may not be allowed, the id " + id
                + " may be nobody's, or there is no room; ./mesh logs gateway tells")));
    }

    private synchronized void send(int what, byte[] payload) throws IOException {
        socket.getOutputStream().write(ByteBuffer.allocate(3 + payload.length).put((byte) what).putShort((short) payload.length).put(payload).array());
    }

    private void tell(int what, byte[] payload) {
        try {
            send(what, payload);
        } catch (IOException gone) {
            // the reader learns of it
        }
    }

    @Override
    public void sound(short[] samples) {
        events.ear().spoke(samples);
        tell(kind, Pcm.encode(samples));
    }

    @Override
    public void text(String typed) {
        throw new MeshException(new Fault.BadInput("text", "a telephone does not type"));
    }

    @Override
    public void keys(String digits) {
        events.ear().pressed();
        for (char key : digits.toCharArray()) tell(KEY, new byte[] {(byte) key});
    }

    @Override
    public void hangUp() {
        over = true;
        tell(HANG_UP, new byte[0]);
    }

    @Override
    public Optional<CallEvent> take(Duration patience) throws InterruptedException {
        return events.take(patience);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closing) {
            // it is of no more use either way
        }
    }
}
