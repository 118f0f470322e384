package io.callmesh.gateway.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlayoutTest {

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

    @Test
    void aPeerThatTellsIsTakenAtItsWordButNeverAheadOfUs() throws Exception {
        for (int i = 0; i < 50; i++) playout.await(320);

        playout.played(8_000, 0);
        assertThat(playout.heard()).isEqualTo(8_000);
        playout.played(1_000_000, 0);
        assertThat(playout.heard()).isEqualTo(47 * 320);
    }

    @Test
    void zeroIsOnlyASignOfLife() throws Exception {
        for (int i = 0; i < 50; i++) playout.await(320);

        playout.played(0, 0);

        assertThat(playout.heard()).isEqualTo(47 * 320);
    }

    @Test
    void marksOfClearedSoundDoNotCountForWhatFollows() throws Exception {
        // Given
        for (int i = 0; i < 50; i++) playout.await(320);
        playout.played(8_000, 0);

        // When
        playout.hush();
        for (int i = 0; i < 25; i++) playout.await(320);
        playout.played(11_000, 0);
        playout.played(12_000, 1);

        // Then
        assertThat(playout.heard()).isEqualTo(8_000);
        playout.played(12_160, 1);
        assertThat(playout.heard()).isEqualTo(8_160);
    }

    @Test
    void aPeerThatStopsTellingIsTakenToPlayInRealTimeAgain() throws Exception {
        for (int i = 0; i < 50; i++) playout.await(320);
        playout.played(8_000, 0);

        for (int i = 0; i < 60; i++) playout.await(320);

        assertThat(playout.heard()).isEqualTo(107 * 320);
    }

    @Test
    void aLostSampleDelaysOneAnswerByASecondAtMostAndNoOtherOne() throws Exception {
        // Given
        for (int i = 0; i < 50; i++) playout.await(320);
        playout.played(15_000, 0);
        long begun = clock.now;

        // When
        playout.drain();

        // Then
        assertThat(clock.now - begun).isLessThanOrEqualTo(1_040_000_000L);
        assertThat(playout.heard()).isEqualTo(50 * 320);
        for (int i = 0; i < 50; i++) playout.await(320);
        playout.played(15_000 + 320, 0);
        assertThat(playout.heard()).isEqualTo(51 * 320);
    }
}
