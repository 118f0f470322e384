package io.callmesh.gateway.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlayoutTest {

    private static final class HandClock implements LineClock {

        private long now = 1_000_000_000L;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void sleepUntil(long nanos) {
            now = Math.max(now, nanos);
        }
    }

    private final HandClock clock = new HandClock();
    private final Playout playout = new Playout(16_000, clock);

    @Test
    void framesGoOutAtRealTimePaceTwoAhead() throws Exception {
        long begun = clock.now;

        for (int i = 0; i < 50; i++) playout.await(320);

        assertThat(clock.now - begun).isEqualTo(47 * 20_000_000L + 0L);
    }

    @Test
    void whatWasWrittenIsHeardInTime() throws Exception {
        for (int i = 0; i < 5; i++) playout.await(320);

        assertThat(playout.heard()).isEqualTo(2 * 320);
        playout.drain();
        assertThat(playout.heard()).isEqualTo(5 * 320);
    }

    @Test
    void whatIsHushedIsNeverHeard() throws Exception {
        for (int i = 0; i < 5; i++) playout.await(320);

        playout.hush();
        clock.now += 1_000_000_000L;

        assertThat(playout.heard()).isEqualTo(2 * 320);
    }

    @Test
    void aPauseInTheSupplyIsNotHeardAsSound() throws Exception {
        playout.await(320);
        clock.now += 500_000_000L;
        playout.await(320);

        assertThat(playout.heard()).isEqualTo(320);
        clock.now += 10_000_000L;
        assertThat(playout.heard()).isEqualTo(320 + 160);
    }
}
