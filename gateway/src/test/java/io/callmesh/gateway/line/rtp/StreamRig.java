package io.callmesh.gateway.line.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.line.ToneLines;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// A stream on a real socket, a telephone on another, and a clock that the test turns.
@Timeout(60)
abstract class StreamRig {

    static final int EVENTS = 126;
    private static final Line.Opening OPENING = new Line.Opening("sip", "", "retail", "en", 8_000, true, true, "");
    final HandPace pace = new HandPace();
    final RtpCounts counts = new RtpCounts();
    final Heard ear = new Heard();
    RtpStream stream;
    Phone phone;

    /// What an ear was told.
    static final class Heard implements Line.Ear {

        final List<Frame> frames = new CopyOnWriteArrayList<>();
        final List<String> keys = new CopyOnWriteArrayList<>();

        @Override
        public void frame(Frame frame) {
            frames.add(frame);
        }

        @Override
        public void keys(String digits) {
            keys.add(digits);
        }

        @Override
        public void text(String typed) {
            throw new IllegalStateException("a telephone does not type");
        }
    }

    @BeforeEach
    void open() throws IOException {
        stream = RtpStream.open(RtpPorts.any(Phone.HOME), pace, counts, new RtpStream.Patience(Duration.ofSeconds(2), Duration.ofSeconds(4)));
        phone = new Phone(stream.address());
        agree(Coding.PCMU, EVENTS, Direction.SENDRECV);
    }

    @AfterEach
    void close() throws IOException {
        stream.close();
        phone.close();
    }

    void agree(Coding coding, int events, Direction direction) throws IOException {
        stream.agree(new Agreement(phone.address(), coding, coding.type(), events < 0 ? OptionalInt.empty() : OptionalInt.of(events), direction));
    }

    Thread listening() {
        return Thread.ofVirtual().start(() -> quietly(() -> stream.listen(ear, new ToneLines(Set.of("sip")), OPENING)));
    }

    static Frame frame(int level) {
        return new Frame(constant(160, level), 8_000, 0);
    }

    static short[] constant(int samples, int level) {
        var all = new short[samples];
        Arrays.fill(all, (short) level);
        return all;
    }

    static byte[] filled(byte code) {
        var all = new byte[160];
        Arrays.fill(all, code);
        return all;
    }

    /// Something that may be interrupted.
    interface Doing {
        void run() throws InterruptedException;
    }

    static void quietly(Doing doing) {
        try {
            doing.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static void await(java.util.function.BooleanSupplier truth) {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5); !truth.getAsBoolean() && System.nanoTime() < end;) LockSupport.parkNanos(200_000);
        assertThat(truth.getAsBoolean()).isTrue();
    }
}
