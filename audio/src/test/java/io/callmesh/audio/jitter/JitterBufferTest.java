package io.callmesh.audio.jitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.audio.Pcm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JitterBufferTest {

    private static final long FRAME = 20_000_000;
    private static final int SIZE = Network.SIZE, WRAPS = 65_533;

    private final JitterBuffer buffer = new JitterBuffer(Network.RATE_HZ);
    private final List<Integer> heard = new ArrayList<>();
    private long tick;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "in order            | 0 1 2 3 4 5 6 7   | 0 1 2 3 4 5 6 7 | 0 | 0",
        "two change places   | 0 1 3 2 4 5 7 6   | 0 1 2 3 4 5 6 7 | 0 | 0",
        "one is lost         | 0 1 _ 3 4 5 6 7   | 0 1 3 4 5 6 7   | 0 | 0",
        "one comes twice     | 0 1 1+ 2 3 4 5 6 7 | 0 1 2 3 4 5 6 7 | 0 | 1",
        "twice, heard before | 0 1 2 3 4 5 6 1 7 | 0 1 2 3 4 5 6 7 | 0 | 1",
        "one is too late     | 0 _ 2 3 4 5 6 7 1 | 0 2 3 4 5 6 7   | 1 | 0",
        "the first is second | 1 0 2 3 4 5 6 7   | 0 1 2 3 4 5 6 7 | 0 | 0",
    })
    void packetsAreHeardInTheirOrder(String what, String coming, String inOrder, int late, int twice) {
        // Given: one each 20 ms, whichever it is; + at once, _ none
        for (var number : coming.strip().split(" ")) {
            if (!number.equals("_")) buffer.put(Network.packet(WRAPS + Integer.parseInt(number.replace("+", ""))), (tick - (number.endsWith("+") ? 1 : 0)) * FRAME);
            if (!number.endsWith("+")) run(1);
        }

        // When
        run(8);

        // Then
        assertThat(heard.stream().map(value -> String.valueOf(value - 1 - WRAPS % 30_000))).as(what).containsExactly(inOrder.strip().split(" "));
        assertThat(buffer.count(Fate.LATE)).isEqualTo(late);
        assertThat(buffer.count(Fate.DUPLICATE)).isEqualTo(twice);
        assertThat(buffer.count(Fate.RESTARTED)).isZero();
    }

    @Test
    void aHoleIsFilledWithTheSameToneFadingToSilenceWithin60Ms() {
        // Given
        for (int i = 0; i < 10; i++) {
            buffer.put(tone(i), i * FRAME);
            run(1);
        }
        while (buffer.count(Fate.PLAYED) < 10) run(1);

        // When
        var levels = new ArrayList<Double>();
        for (int i = 0; i < 4; i++) levels.add(Pcm.levelDb(buffer.tick(tick++ * FRAME).samples()));

        // Then: the tone has 77 dB
        assertThat(levels.get(0)).isBetween(74.0, 77.0);
        assertThat(levels.get(1)).isBetween(66.0, levels.get(0) - 2);
        assertThat(levels.get(2)).isBetween(50.0, levels.get(1) - 6);
        assertThat(levels.get(3)).isZero();
    }

    @Test
    void oneLostPacketOfAToneIsHardlyHeard() {
        // Given
        var sound = new short[30 * SIZE];

        // When
        for (int i = 0; i < 30; i++) {
            if (i != 10) buffer.put(tone(i), i * FRAME);
            System.arraycopy(buffer.tick(tick++ * FRAME).samples(), 0, sound, i * SIZE, SIZE);
        }

        // Then: no step between two samples is much larger than the tone's own largest
        int largest = 0;
        for (int i = 1; i < sound.length; i++) largest = Math.max(largest, Math.abs(sound[i] - sound[i - 1]));
        assertThat(buffer.count(Fate.PLAYED)).isGreaterThanOrEqualTo(26);
        assertThat(largest).isLessThan((int) (1.3 * 10_000 * 2 * Math.PI * 210 / Network.RATE_HZ));
    }

    @Test
    void anotherSourceOrAJumpOfTheClockBeginsANewStream() {
        // Given
        for (int i = 0; i < 10; i++) feed(i, 5, 0);
        run(4);

        // When
        for (int i = 10; i < 20; i++) feed(i, 6, 0);
        run(4);
        for (int i = 20; i < 30; i++) feed(i, 6, 80_000);
        run(5);

        // Then
        assertThat(buffer.count(Fate.RESTARTED)).isEqualTo(2);
        assertThat(heard).hasSize(30).isSorted();
    }

    @Test
    void oneStrayPacketChangesNothingAndTwoInARowAreANewStream() {
        // Given
        for (int i = 0; i < 10; i++) feed(i, 5, 0);

        // When
        buffer.put(Network.packet(9_000), tick * FRAME);
        for (int i = 10; i < 20; i++) feed(i, 5, 0);

        // Then
        assertThat(buffer.count(Fate.STRAY)).isEqualTo(1);
        assertThat(buffer.count(Fate.RESTARTED)).isZero();
        for (int i = 20_000; i < 20_010; i++) feed(i, 5, 0);
        assertThat(buffer.count(Fate.RESTARTED)).isEqualTo(1);
    }

    @Test
    void aRouteThatIsSuddenlySlowerCostsAFewPacketsOnly() {
        // Given
        var network = new Network();

        // When
        network.run(1_500, second -> network.upTo(5) + (second < 10 ? 0 : 200), 0);

        // Then
        assertThat(network.buffer.count(Fate.PLAYED)).isGreaterThan(1_485);
    }

    @Test
    void aSenderWhoseClockIsFasterOrSlowerIsFollowed() {
        for (double drift : new double[] {-0.0005, 0.0005}) {
            // Given
            var network = new Network();

            // When: 0.5 ms in a second, for ten minutes
            network.run(30_000, second -> 400 + 1e3 * drift * second + network.upTo(5), 0);

            // Then: 300 ms apart in the end, so at most 16 frames more or less
            assertThat(network.buffer.count(Fate.PLAYED)).isGreaterThan(29_975);
        }
    }

    @Test
    void silenceOfHalfASecondEndsAStreamAndSoundBeginsTheNext() {
        for (int i = 0; i < 10; i++) feed(i, 5, 0);
        run(100);
        for (int i = 10; i < 20; i++) feed(i, 5, 99 * SIZE);
        run(5);

        assertThat(heard).hasSize(20).isSorted();
    }

    @Test
    void whatIsNot20MsLongIsRefused() {
        assertThatThrownBy(() -> buffer.put(new Packet(1, 1, 1, new short[80]), 0)).hasMessageContaining("20 ms");
    }

    @Test
    void theDepthFollowsTheNetworkUpAndBack() {
        // Given
        var calm = new Network();
        var rough = new Network();
        var over = new Network();

        // When
        calm.run(500, _ -> calm.upTo(5), 0);
        rough.run(2_000, _ -> rough.upTo(100), 0);
        over.run(3_500, second -> over.upTo(second < 20 ? 100 : 5), 0);

        // Then
        assertThat(calm.buffer.depth()).hasMillis(40);
        assertThat(rough.buffer.depth().toMillis()).isBetween(90L, 120L);
        assertThat(over.buffer.depth()).hasMillis(40);
    }

    @ParameterizedTest(name = "up to {0} ms of jitter or {1} ms of deviation, {2} lost: at most {3} of 10,000 late and {4} ms of waiting")
    @CsvSource({"0, 0, 0, 0, 65", "10, 0, 0.01, 0, 65", "30, 0, 0.01, 5, 70", "60, 0, 0.02, 30, 100", "0, 30, 0.01, 100, 130", "150, 0, 0.05, 700, 150"})
    void anHourOfPackets(double jitterMs, double deviationMs, double lost, double late, double waitedMs) {
        // Given
        var network = new Network();

        // When
        network.run(180_000, _ -> network.upTo(jitterMs) + network.about(deviationMs), lost);

        // Then
        System.out.printf("jitter %.0f/%.0f ms, lost %.0f %%: late %.1f of 10,000, waited %.1f ms on average, concealed %d, skipped %d, restarted %d%n", jitterMs, deviationMs, 100 * lost,
                network.latePerTenThousand(), network.waitedMs(), network.buffer.count(Fate.CONCEALED), network.buffer.count(Fate.SKIPPED), network.buffer.count(Fate.RESTARTED));
        assertThat(network.latePerTenThousand()).isLessThanOrEqualTo(late);
        assertThat(network.waitedMs()).isLessThanOrEqualTo(waitedMs);
    }

    private void feed(int number, int source, int timestamps) {
        var packet = Network.packet(number);
        buffer.put(new Packet(source, packet.sequence(), packet.timestamp() + timestamps, packet.samples()), tick * FRAME);
        run(1);
    }

    private void run(int ticks) {
        for (int i = 0; i < ticks; i++) {
            long before = buffer.count(Fate.PLAYED);
            var frame = buffer.tick(tick++ * FRAME);
            if (buffer.count(Fate.PLAYED) > before) heard.add((int) frame.samples()[SIZE - 1]);
        }
    }

    /// 210 Hz, whose period is no whole number of samples.
    private static Packet tone(int number) {
        var samples = new short[SIZE];
        for (int i = 0; i < SIZE; i++) samples[i] = (short) (10_000 * Math.sin(2 * Math.PI * 210 * (number * SIZE + i) / Network.RATE_HZ));
        return new Packet(5, number, number * SIZE, samples);
    }
}
