package io.callmesh.gateway.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Whatever a peer claims to have played, and whenever.
class PlayoutPropertyTest {

    private static final int FRAME = 320;

    @Property(tries = 2_000)
    void noMoreIsHeardThanWasWrittenAndNothingOfWhatWasHushed(@ForAll @Size(max = 200) List<@IntRange(max = 99) Integer> steps,
            @ForAll @Size(200) List<@IntRange(max = 60_000) Integer> numbers) throws InterruptedException {
        // Given
        var clock = new HandClock();
        var playout = new Playout(16_000, clock);
        long writable = 0;

        for (int i = 0; i < steps.size(); i++) {
            // When
            int step = steps.get(i), number = numbers.get(i);
            if (step < 50) {
                playout.await(FRAME);
                writable += FRAME;
            } else if (step < 75) playout.played(number, step % 4 - 1);
            else if (step < 90) clock.now += number * 10_000L;
            else if (step < 95) {
                long before = clock.now;
                playout.drain();
                assertThat(clock.now - before).isLessThanOrEqualTo(1_070_000_000L);
                assertThat(playout.heard()).isEqualTo(writable);
            } else {
                writable = playout.heard();
                playout.hush();
                assertThat(playout.heard()).isEqualTo(writable);
            }

            // Then
            assertThat(playout.heard()).isBetween(0L, writable);
        }
    }
}
