package io.callmesh.audio.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Frame;
import io.callmesh.audio.activity.Activity.Phase;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ActivityMeterTest {

    private final Random random = new Random(1);
    /// Takes everything for a voice, as real detectors take loud noise.
    private final ActivityMeter meter = new ActivityMeter(_ -> true);

    private Activity hear(int frames, double sigma) {
        Activity last = null;
        for (int i = 0; i < frames; i++) last = meter.next(noise(sigma));
        return last;
    }

    private Frame noise(double sigma) {
        var samples = new short[320];
        for (int i = 0; i < samples.length; i++) samples[i] = (short) (random.nextGaussian() * sigma);
        return new Frame(samples, 16_000, 0);
    }

    @Test
    void steadyNoiseIsNotSpeech() {
        assertThat(hear(200, 300).phase()).isEqualTo(Phase.QUIET);
    }

    @Test
    void speechStartsAfterFourLoudFrames() {
        hear(50, 20);
        assertThat(hear(3, 2_000).phase()).isEqualTo(Phase.QUIET);
        assertThat(hear(1, 2_000).phase()).isEqualTo(Phase.STARTED);
    }

    @Test
    void thePauseIsMeasuredFromTheLastVoice() {
        hear(50, 20);
        hear(20, 2_000);

        assertThat(hear(25, 20).silence().toMillis()).isEqualTo(500);
        assertThat(hear(1, 2_000).silence().toMillis()).isZero();
    }

    @Test
    void aRoomThatGrowsLoudIsLearned() {
        hear(50, 20);
        hear(400, 200);
        meter.reset();

        assertThat(hear(100, 200).phase()).isEqualTo(Phase.QUIET);
    }

    @Test
    void digitalSilenceThenSpeechIsSpeech() {
        hear(50, 0);

        assertThat(hear(4, 1_000).phase()).isEqualTo(Phase.STARTED);
    }

    @Test
    void aWordFadesAwayWithoutItsTone() {
        // Given a detector that hears no voice in the end of a word
        var toneless = new ActivityMeter(frame -> Math.abs(frame.samples()[0]) != 1);
        for (int i = 0; i < 50; i++) toneless.next(noise(20));
        for (int i = 0; i < 20; i++) toneless.next(noise(2_000));
        // When it is well above the floor and not far below the speaker
        var fading = noise(300);
        fading.samples()[0] = 1;
        // Then
        assertThat(toneless.next(fading).silence()).isZero();
        // When it is not
        var faint = noise(30);
        faint.samples()[0] = 1;
        // Then
        assertThat(toneless.next(faint).silence().toMillis()).isEqualTo(20);
    }

    @Test
    void peopleInTheBackgroundDoNotHoldTheTurn() {
        // Given a room whose murmur comes and goes
        for (int i = 0; i < 60; i++) {
            hear(2, 40);
            hear(1, 160);
        }
        meter.reset();
        hear(30, 4_000);
        // When
        Activity last = hear(1, 40);
        for (int i = 0; i < 20; i++) {
            hear(2, 40);
            last = hear(1, 160);
        }
        // Then
        assertThat(last.silence().toMillis()).isGreaterThan(800);
    }
}
