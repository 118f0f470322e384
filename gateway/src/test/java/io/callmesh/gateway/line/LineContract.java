package io.callmesh.gateway.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every line with sound promises to its call. A line's test extends this with a caller at the other end and a clock.
///
/// Frames are told apart by their levels: the samples of one are all the same, a thousand times its number.
@Timeout(120)
public abstract class LineContract {

    /// How far a line may be ahead of the caller's ear.
    private static final int AHEAD = 6, MOST_TICKS = 300;

    private Rig rig;

    /// A line and the caller at its other end.
    protected interface Rig extends AutoCloseable {

        Line line();

        /// 20 ms go by on the clock of the line.
        void pass() throws Exception;

        /// The caller sends 20 ms of this level.
        void say(int level) throws Exception;

        /// The levels of what reached the caller by now, in order, without silence.
        List<Integer> heard() throws Exception;

        /// The caller hangs up.
        void hangUp() throws Exception;

        @Override
        void close() throws IOException;
    }

    protected abstract Rig rig() throws Exception;

    @BeforeEach
    void openLine() throws Exception {
        rig = rig();
    }

    @AfterEach
    void closeLine() throws Exception {
        rig.close();
    }

    @Test
    void whatIsPlayedReachesTheCallerInItsOrder() throws Exception {
        // Given
        var mouth = playing(1, 20);

        // When
        passUntil(() -> numbers().size() >= 20);

        // Then
        assertThat(numbers()).isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
        assertThat(mouth.join(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void soundGoesOutAtThePaceOfTheClock() throws Exception {
        // Given
        var mouth = playing(1, 30);

        // When
        for (int ticks = 0; ticks < MOST_TICKS && numbers().size() < 20; ticks++) {
            assertThat(numbers().size()).isLessThanOrEqualTo(ticks + AHEAD);
            pass();
        }

        // Then
        assertThat(numbers()).hasSizeGreaterThanOrEqualTo(20).hasSizeLessThan(30);
        assertThat(mouth.isAlive() || numbers().size() + AHEAD >= 30).isTrue();
        mouth.interrupt();
    }

    @Test
    void theMouthStopsAtOnceAndHushDropsWhatIsQueued() throws Exception {
        // Given
        var mouth = playing(1, 29);
        passUntil(() -> numbers().size() >= 5);

        // When
        mouth.interrupt();
        assertThat(mouth.join(Duration.ofSeconds(5))).isTrue();
        rig.line().hush();
        pass();
        int before = numbers().size();
        playing(30, 30);
        passUntil(() -> numbers().contains(30));

        // Then
        assertThat(numbers()).hasSize(before + 1).endsWith(30);
        assertThat(before).isLessThanOrEqualTo(5 + AHEAD);
    }

    @Test
    void whatIsDrainedHasBeenHeard() throws Exception {
        // Given
        var mouth = playing(1, 8);
        passUntil(() -> !mouth.isAlive());
        var drained = Thread.ofVirtual().start(() -> quietly(() -> rig.line().drain()));

        // When
        passUntil(() -> !drained.isAlive());

        // Then
        assertThat(rig.line().heard()).isEqualTo(8L * size());
        assertThat(numbers()).hasSize(8);
    }

    @Test
    void heardIsNeverMoreThanWasPlayedAndNeverLess() throws Exception {
        // Given
        playing(1, 10);
        long last = 0;

        // When
        for (int i = 0; i < 40; i++) {
            pass();

            // Then
            assertThat(rig.line().heard()).isBetween(last, 10L * size());
            last = rig.line().heard();
        }
        assertThat(last).isEqualTo(10L * size());
    }

    @Test
    void whatTheCallerSaysComesInItsOrderAndWithoutHoles() throws Exception {
        // Given
        var ear = new Ears();
        listening(ear);

        // When
        for (int i = 1; i <= 20; i++) {
            rig.say(1_000 * i);
            pass();
        }
        passUntil(() -> ear.numbers().contains(20));

        // Then
        assertThat(ear.numbers()).isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
        for (int i = 0; i < ear.frames.size(); i++) assertThat(ear.frames.get(i).firstSample()).isEqualTo((long) i * size());
    }

    @Test
    void hangingUpEndsListening() throws Exception {
        // Given
        var listening = listening(new Ears());
        rig.say(1_000);
        pass();

        // When
        rig.hangUp();

        // Then
        assertThat(listening.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void whatIsPlayedAfterwardsHurtsNobody() throws Exception {
        // Given
        var listening = listening(new Ears());
        rig.hangUp();
        assertThat(listening.join(Duration.ofSeconds(10))).isTrue();

        // When
        rig.line().close();
        var mouth = playing(1, 1);

        // Then
        passUntil(() -> !mouth.isAlive());
        rig.line().hush();
        rig.line().close();
    }

    /// What an ear was told, by the numbers of the frames.
    private static final class Ears implements Line.Ear {

        private final List<Frame> frames = new CopyOnWriteArrayList<>();

        @Override
        public void frame(Frame frame) {
            frames.add(frame);
        }

        @Override
        public void keys(String digits) {}

        @Override
        public void text(String typed) {}

        private List<Integer> numbers() {
            return frames.stream().map(frame -> number(frame.samples()[frame.samples().length / 2])).filter(number -> number > 0).distinct().toList();
        }
    }

    private Thread listening(Ears ear) {
        return Thread.ofVirtual().start(() -> quietly(() -> rig.line().listen(ear)));
    }

    private Thread playing(int first, int last) {
        return Thread.ofVirtual().start(() -> quietly(() -> {
            for (int i = first; i <= last; i++) rig.line().play(frame(1_000 * i));
        }));
    }

    private Frame frame(int level) {
        var samples = new short[size()];
        Arrays.fill(samples, (short) level);
        return new Frame(samples, rig.line().opening().rateHz(), 0);
    }

    private int size() {
        return rig.line().opening().rateHz() / 50;
    }

    /// Telephone codes change the level a little.
    private static int number(int level) {
        return Math.round(level / 1_000f);
    }

    private List<Integer> numbers() {
        try {
            return rig.heard().stream().map(LineContract::number).toList();
        } catch (Exception broken) {
            throw new AssertionError("the caller cannot be asked", broken);
        }
    }

    /// Gives the threads of the line a moment to do what is due: by the wall's clock, but nothing depends on how long it is.
    private void pass() throws Exception {
        rig.pass();
        LockSupport.parkNanos(2_000_000);
    }

    private void passUntil(BooleanSupplier truth) throws Exception {
        for (int ticks = 0; ticks < MOST_TICKS && !truth.getAsBoolean(); ticks++) pass();
        assertThat(truth.getAsBoolean()).isTrue();
    }

    /// Something that may be interrupted.
    private interface Doing {
        void run() throws InterruptedException;
    }

    private static void quietly(Doing doing) {
        try {
            doing.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
