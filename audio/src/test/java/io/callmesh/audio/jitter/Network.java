package io.callmesh.audio.jitter;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/// Packets of one voice through a bad network into a buffer, by a virtual clock. Packet `n` holds the value `n % 30,000 + 1`.
final class Network {

    static final int RATE_HZ = 8_000, SIZE = RATE_HZ / 50;
    private static final long FRAME = 20_000_000;

    private record Sent(long at, int number) {}

    final JitterBuffer buffer = new JitterBuffer(RATE_HZ);
    private final PriorityQueue<Sent> underWay = new PriorityQueue<>(Comparator.comparingLong(Sent::at));
    private final Random random = new Random(7);
    private long now = 3_000_000;
    private long waited;

    /// @param takes milliseconds that a packet takes, of the second it is sent in
    /// @param lost  share of packets
    void run(int packets, DoubleUnaryOperator takes, double lost) {
        for (int number = 0; number < packets; number++) {
            if (random.nextDouble() >= lost) underWay.add(new Sent(number * FRAME + (long) (1e6 * takes.applyAsDouble(number / 50.0)), number));
            if (number % 50 == 49) tick(number * FRAME);
        }
        tick(packets * FRAME + 300_000_000L);
    }

    /// Evenly up to so many milliseconds.
    double upTo(double jitterMs) {
        return jitterMs * random.nextDouble();
    }

    /// The half of a normal distribution.
    double about(double deviationMs) {
        return Math.abs(deviationMs * random.nextGaussian());
    }

    private void tick(long until) {
        for (; now <= until; now += FRAME) {
            while (!underWay.isEmpty() && underWay.peek().at() <= now) {
                var sent = underWay.remove();
                buffer.put(packet(sent.number()), sent.at());
            }
            long before = buffer.count(Fate.PLAYED);
            var frame = buffer.tick(now);
            if (buffer.count(Fate.PLAYED) > before) waited += now - number(frame.samples()[SIZE - 1]) * FRAME;
        }
    }

    /// The latest packet of that value.
    private long number(short value) {
        long number = now / FRAME / 30_000 * 30_000 + value - 1;
        return number * FRAME > now ? number - 30_000 : number;
    }

    double waitedMs() {
        return waited / 1e6 / buffer.count(Fate.PLAYED);
    }

    /// Of 10,000 that came.
    double latePerTenThousand() {
        return 1e4 * buffer.count(Fate.LATE) / (buffer.count(Fate.PLAYED) + buffer.count(Fate.LATE) + buffer.count(Fate.SKIPPED));
    }

    static Packet packet(int number) {
        var samples = new short[SIZE];
        Arrays.fill(samples, (short) (number % 30_000 + 1));
        return new Packet(5, number & 0xffff, number * SIZE, samples);
    }
}
