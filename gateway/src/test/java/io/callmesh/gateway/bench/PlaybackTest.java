package io.callmesh.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaybackTest {

    private static final long FRAME = Schedule.FRAME.toNanos();

    private final Playback reply = new Playback();

    @Test
    void framesWrittenAheadAreHeardOneAfterTheOther() {
        // Given: nine frames at once
        for (int i = 0; i < 9; i++) reply.frame(1_000);

        // When: cleared when seven and a half have been heard
        reply.clear(1_000 + 7 * FRAME + FRAME / 2);

        // Then: one word of five frames is whole, the second is not
        assertThat(reply.frames()).isEqualTo(7);
        assertThat(reply.words()).isEqualTo(1);
    }

    @Test
    void aFrameThatComesLateIsHeardWhenItComes() {
        // Given
        reply.frame(0);
        reply.frame(10 * FRAME);

        // When
        reply.clear(10 * FRAME + FRAME / 2);

        // Then
        assertThat(reply.frames()).isEqualTo(1);
        assertThat(reply.lastWritten()).isEqualTo(10 * FRAME);
    }

    @Test
    void clearingWhatHasBeenHeardChangesNothing() {
        // Given
        reply.frame(0);

        // When
        reply.clear(FRAME);

        // Then
        assertThat(reply.frames()).isEqualTo(1);
    }
}
