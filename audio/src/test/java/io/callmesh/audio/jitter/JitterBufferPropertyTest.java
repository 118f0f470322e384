package io.callmesh.audio.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Whatever a network does to a second and a half of packets.
class JitterBufferPropertyTest {

    private static final long FRAME = 20_000_000;

    private JitterBuffer buffer = new JitterBuffer(Network.RATE_HZ);
    private long tick, last;

    /// Any packet at any time: in any order, some never, some often, with pauses of up to 45 ms between.
    @Property(tries = 2_000)
    void everyTickGivesAFrameAndWhatIsHeardIsInOrderAndNeverTwice(@ForAll @Size(max = 120) List<@IntRange(max = 75) Integer> numbers,
            @ForAll @Size(120) List<@IntRange(max = 45) Integer> pausesMs, @ForAll @IntRange(max = 65_535) int first) {
        // Given
        buffer = new JitterBuffer(Network.RATE_HZ);
        tick = 0;
        last = -1;
        long now = 0;
        for (int i = 0; i < numbers.size(); i++) {
            now += pausesMs.get(i) * 1_000_000L;
            tickUntil(now);

            // When
            buffer.put(packet(first, numbers.get(i)), now);

            // Then
            assertThat(i + 1 - accounted()).as("packets held").isBetween(0L, 16L);
        }
        tickUntil(now + 40 * FRAME);
        assertThat(accounted()).isEqualTo(numbers.size());
        assertThat(buffer.count(Fate.PLAYED) + buffer.count(Fate.CONCEALED)).isEqualTo(tick / FRAME);
    }

    private void tickUntil(long now) {
        for (; tick <= now; tick += FRAME) {
            long before = buffer.count(Fate.PLAYED);
            var frame = buffer.tick(tick);
            assertThat(frame.samples()).hasSize(Network.SIZE);
            assertThat(frame.firstSample()).isEqualTo(tick / FRAME * Network.SIZE);
            if (buffer.count(Fate.PLAYED) > before) {
                assertThat((long) frame.samples()[Network.SIZE - 1]).isGreaterThan(last);
                last = frame.samples()[Network.SIZE - 1];
            }
        }
    }

    private static Packet packet(int first, int number) {
        return new Packet(5, first + number & 0xffff, (first + number) * Network.SIZE, Network.packet(number).samples());
    }

    private long accounted() {
        return buffer.count(Fate.PLAYED) + buffer.count(Fate.LATE) + buffer.count(Fate.DUPLICATE) + buffer.count(Fate.SKIPPED) + buffer.count(Fate.STRAY);
    }
}
