package io.callmesh.gateway.line.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeatTest {

    private static final long MS = 1_000_000;
    private final List<Throwable> faults = new ArrayList<>();
    private final Beat beat = new Beat(0, faults::add);

    /// Notes when it was told what.
    private static final class Told implements Paced {

        private final List<Long> atMs = new ArrayList<>();
        private int missed;

        @Override
        public void tick(long nanos, int missedBefore) {
            atMs.add(nanos / MS);
            missed += missedBefore;
        }
    }

    @Test
    void callsAreSpreadOverFourSlotsOfFiveMilliseconds() {
        // Given
        var calls = List.of(new Told(), new Told(), new Told(), new Told(), new Told());
        calls.forEach(beat::join);

        // When
        for (long now = 0; now < 60 * MS; now += MS) beat.run(now);

        // Then
        assertThat(calls.stream().map(call -> call.atMs)).containsExactly(
                List.of(0L, 20L, 40L), List.of(5L, 25L, 45L), List.of(10L, 30L, 50L), List.of(15L, 35L, 55L), List.of(0L, 20L, 40L));
    }

    @Test
    void itSaysWhenSomebodyIsDueNext() {
        assertThat(beat.run(0)).isEqualTo(5 * MS);
        assertThat(beat.run(5 * MS)).isEqualTo(10 * MS);
        assertThat(beat.run(7 * MS)).isEqualTo(10 * MS);
    }

    @Test
    void lateTicksDoNotMoveThoseAfterThem() {
        // Given
        var call = new Told();
        beat.join(call);

        // When: 17, 3 and 30 ms late
        for (long now : new long[] {17, 23, 70, 80}) beat.run(now * MS);
        beat.run(80 * MS);

        // Then
        assertThat(call.atMs).containsExactly(17L, 23L, 70L, 80L, 80L);
        assertThat(call.missed).isZero();
    }

    @Test
    void moreThanSixtyMillisecondsLateLeavesTicksOut() {
        // Given
        var call = new Told();
        beat.join(call);
        beat.run(0);

        // When: 105 ms after the tick that was due at 20
        beat.run(125 * MS);
        beat.run(139 * MS);
        beat.run(140 * MS);

        // Then: those of 20, 40, 60, 80 and 100 are missed, that of 120 is told
        assertThat(call.atMs).containsExactly(0L, 125L, 140L);
        assertThat(call.missed).isEqualTo(5);
    }

    @Test
    void aPauseWithoutCallsIsNothingMissed() {
        // Given
        var call = new Told();
        beat.run(0);

        // When
        beat.resume(10_003 * MS);
        beat.join(call);
        long next = beat.run(10_003 * MS);

        // Then
        assertThat(next).isEqualTo(10_005 * MS);
        beat.run(10_020 * MS);
        assertThat(call.missed).isZero();
        assertThat(call.atMs).containsExactly(10_020L);
    }

    @Test
    void whatOneCallThrowsTheOthersDoNotNotice() {
        // Given
        Paced broken = (_, _) -> {
            throw new StackOverflowError("one call only");
        };
        var calls = List.of(new Told(), new Told(), new Told(), new Told(), new Told());
        for (int i = 0; i < 4; i++) beat.join(broken);
        calls.forEach(beat::join);

        // When
        for (long now = 0; now < 40 * MS; now += 5 * MS) beat.run(now);

        // Then
        assertThat(faults).hasSize(8);
        assertThat(calls).allSatisfy(call -> assertThat(call.atMs).hasSize(2));
    }

    @Test
    void whoHasLeftIsToldNothing() {
        // Given
        var call = new Told();
        beat.join(call);
        beat.run(0);

        // When
        assertThat(beat.leave(call)).isTrue();
        beat.run(20 * MS);

        // Then
        assertThat(call.atMs).hasSize(1);
        assertThat(beat.size()).isZero();
    }
}
