package io.callmesh.gateway.line.rtp;

import io.callmesh.audio.Frame;
import io.callmesh.audio.Pcm;
import io.callmesh.audio.dtmf.KeyTones;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.line.ToneLines;
import io.callmesh.gateway.line.rtp.Outgoing.Item;
import io.callmesh.gateway.line.rtp.RtpCounts.Packet;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// The sound of one call as RTP, both ways, on one socket: the half of a [Line] that packets carry.
///
/// Has no thread: the [Pacer] reads what came and sends what waits, every 20 ms; the call's ear and mouth wait on bounded
/// queues. Takes packets of one source only ([Latch]) and of the agreed types; all else is ignored and counted. While the other
/// side holds the call, nothing is sent, [#play] waits, and the ear hears silence.
///
/// Sound is 8,000 Hz. Safe for any thread; one listens, one plays.
public final class RtpStream implements Paced, AutoCloseable {

    /// Of sound both ways, and of what is counted in [#heard].
    public static final int RATE_HZ = 8_000;

    /// Two seconds for an ear that stands still; as many packets a tick as a burst after a stall brings.
    private static final int ROOM = 100, BURST = 16, SAMPLES = RATE_HZ / 50, MOST_BYTES = 2_048;
    private static final long DRAINED_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final DatagramChannel socket;
    private final InetSocketAddress address;
    private final Pace pace;
    private final RtpCounts counts;
    private final Patience patience;
    private final BlockingQueue<Arrival> arrived = new ArrayBlockingQueue<>(ROOM);
    private final Outgoing outgoing = new Outgoing();
    private final ByteBuffer received = ByteBuffer.allocateDirect(MOST_BYTES), sent = ByteBuffer.allocateDirect(MOST_BYTES);
    private Optional<Incoming> incoming = Optional.empty();
    private volatile Optional<Agreement> agreed = Optional.empty();
    private volatile boolean closed;

    /// How long nothing may come before the caller is taken to be gone.
    ///
    /// @param silence while we should hear something
    /// @param hold    while the other side holds the call
    public record Patience(Duration silence, Duration hold) {

        public static final Patience USUAL = new Patience(Duration.ofMinutes(1), Duration.ofMinutes(15));
    }

    private sealed interface Arrival {

        record Sound(Frame frame) implements Arrival {}

        record Keys(String digits) implements Arrival {}

        record Gone() implements Arrival {}
    }

    private RtpStream(DatagramChannel socket, InetSocketAddress address, Pace pace, RtpCounts counts, Patience patience) {
        this.socket = socket;
        this.address = address;
        this.pace = pace;
        this.counts = counts;
        this.patience = patience;
    }

    /// Takes a port. Nothing goes or comes before [#agree]; [#close] gives it back.
    ///
    /// @throws IOException when no port is free
    public static RtpStream open(RtpPorts ports, Pace pacer, RtpCounts counts, Patience patience) throws IOException {
        var socket = ports.open();
        int port = ((InetSocketAddress) socket.getLocalAddress()).getPort();
        return new RtpStream(socket, new InetSocketAddress(ports.advertised(), port), pacer, counts, patience);
    }

    /// Where the other side is to send to: for [Sdp#of].
    public InetSocketAddress address() {
        return address;
    }

    /// What holds from now on: begins the stream, or changes it (hold, resume, another address).
    public synchronized void agree(Agreement agreement) {
        boolean first = agreed.isEmpty();
        agreed = Optional.of(agreement);
        if (first && !closed) pace.join(this);
    }

    public Optional<Agreement> agreed() {
        return agreed;
    }

    @Override
    public void tick(long nanos, int missed) {
        if (closed || agreed.isEmpty()) return;
        var now = agreed.get();
        if (incoming.isEmpty()) incoming = Optional.of(new Incoming(now, counts, nanos));
        var in = incoming.get();
        in.agree(now, nanos);
        receive(in, nanos);
        for (int i = 0; i <= missed; i++) hear(in.tick(nanos));
        var limit = now.heard() ? patience.silence() : patience.hold();
        if (in.silentNanos(nanos) > limit.toNanos()) gone();
        if (outgoing.next(now, missed, sent)) send(in.target());
    }

    private void receive(Incoming in, long nanos) {
        try {
            for (int i = 0; i < BURST; i++) {
                received.clear();
                if (!(socket.receive(received) instanceof InetSocketAddress from)) return;
                var keys = in.arrived(received.flip(), from, nanos);
                if (!keys.isEmpty()) keys(keys);
            }
        } catch (IOException closing) {
            gone();
        }
    }

    private void hear(Frame frame) {
        if (!arrived.offer(new Arrival.Sound(frame))) counts.count(Packet.UNHEARD);
    }

    private void send(Optional<InetSocketAddress> target) {
        try {
            boolean went = target.isPresent() && socket.send(sent, target.get()) > 0;
            counts.count(went ? Packet.SENT : Packet.UNSENT);
        } catch (IOException | RuntimeException nowhere) {
            counts.count(Packet.UNSENT);
        }
    }

    /// Keys that came another way (SIP INFO), or in this stream: the ear gets them in their order.
    ///
    /// @param digits of `0123456789*#ABCD`
    public void keys(String digits) {
        if (!arrived.offer(new Arrival.Keys(digits))) counts.count(Packet.UNHEARD);
    }

    /// As [Line#listen]: returns when the stream is closed, or nothing has come for as long as we have patience. Keys are
    /// heard as tones too while no telephone-events are agreed on, if `tones` has this kind of line.
    public void listen(Line.Ear ear, ToneLines tones, Line.Opening opening) throws InterruptedException {
        var toned = tones.ear(ear, opening);
        while (true) { // no wait of its own: the pacer gives a frame every 20 ms, and tells when it is over
            switch (arrived.take()) {
                case Arrival.Sound(var frame) -> (events() ? ear : toned).frame(frame);
                case Arrival.Keys(var digits) -> ear.keys(digits);
                case Arrival.Gone _ -> {
                    return;
                }
            }
        }
    }

    private boolean events() {
        return agreed.flatMap(now -> now.keysType().isPresent() ? Optional.of(now) : Optional.empty()).isPresent();
    }

    /// As [Line#ready].
    public void ready() throws InterruptedException {
        outgoing.ready();
    }

    /// As [Line#play]: no more than 80 ms wait to be sent.
    ///
    /// @param frame at [#RATE_HZ]
    public void play(Frame frame) throws InterruptedException {
        if (frame.rate() != RATE_HZ) throw new IllegalArgumentException("a frame must be of " + RATE_HZ + " Hz, found " + frame.rate());
        var samples = frame.samples();
        for (int at = 0; at < samples.length; at += SAMPLES) {
            var part = Arrays.copyOfRange(samples, at, Math.min(at + SAMPLES, samples.length));
            outgoing.put(new Item.Voice(coding().encode(part), part.length));
        }
    }

    private Coding coding() {
        return agreed.map(Agreement::coding).orElse(Coding.PCMU);
    }

    /// As [Line#sendKeys]: as telephone-events when they are agreed on, else as tones.
    public long sendKeys(String keys) throws InterruptedException {
        if (!events()) return sendTones(keys);
        var items = KeyPress.items(keys);
        for (var item : items) outgoing.put(item);
        return (long) items.size() * SAMPLES;
    }

    private long sendTones(String keys) throws InterruptedException {
        var tones = KeyTones.of(keys, RATE_HZ);
        for (var frame : Pcm.frames(tones, RATE_HZ)) play(frame);
        return tones.length;
    }

    /// As [Line#drain]: until all that was played has been sent, but not while the call is held.
    public void drain() throws InterruptedException {
        outgoing.drain(DRAINED_NANOS);
    }

    /// As [Line#hush].
    public void hush() {
        outgoing.hush();
    }

    /// As [Line#heard]: samples that were really sent.
    public long heard() {
        return outgoing.heard();
    }

    int waiting() {
        return outgoing.waiting();
    }

    private void gone() {
        if (arrived.offer(new Arrival.Gone())) return;
        arrived.clear();
        arrived.offer(new Arrival.Gone());
    }

    /// Ends [#listen] and gives the port back.
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        pace.leave(this);
        outgoing.close();
        gone();
        try {
            socket.close();
        } catch (IOException closing) {
            // it is of no more use either way
        }
    }
}
