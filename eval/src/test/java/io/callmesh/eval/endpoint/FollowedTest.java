package io.callmesh.eval.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Wav;
import io.callmesh.audio.activity.ActivityMeter;
import io.callmesh.eval.clip.Samples;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FollowedTest {

    private static final int RATE = 16_000;

    private final Random random = new Random(1);
    private final Clip clip = Clip.of("two words", new Wav(words(), RATE), random);

    /// A second, a pause of 0.4 s, half a second.
    private short[] words() {
        return Samples.joined(List.of(loud(1_000), Clip.room(20, 400, RATE, random), loud(500)));
    }

    private short[] loud(int millis) {
        return Clip.room(65, millis, RATE, random);
    }

    private static Followed followed(Clip clip) {
        return Followed.by(new ActivityMeter(_ -> true), clip);
    }

    @Test
    void speechIsFoundByItsEnergy() {
        assertThat(clip.begin()).isEqualTo(Clip.BEFORE_MS);
        assertThat(clip.end()).isEqualTo(Clip.BEFORE_MS + 1_900);
    }

    @Test
    void aPauseAndTheEndAreReadOffWhatWasFollowed() {
        // When
        var followed = followed(clip);
        // Then
        assertThat(followed.pauses()).containsExactly(400);
        assertThat(followed.delay(500)).isEqualTo(500);
        assertThat(followed.found(500)).isTrue();
        assertThat(followed.found(5_000)).isFalse();
        assertThat(followed.clipped()).isFalse();
        assertThat(followed.lost()).isFalse();
    }

    @Test
    void aPausePutInIsLongerByItsLength() {
        // When
        var paused = Condition.PAUSES.of(clip, 2, List.of(clip));
        // Then
        assertThat(paused.end()).isEqualTo(clip.end() + 700);
        assertThat(followed(paused).pauses()).hasSize(1).allMatch(pause -> pause >= 1_080 && pause <= 1_100);
    }

    @Test
    void noiseIsAsLoudAsAsked() {
        // When
        var noisy = Condition.NOISE_12.of(clip, 0, List.of(clip));
        // Then
        assertThat(Clip.levels(noisy.sound())[10]).isBetween(65 - 12 - 5.0, 65 - 12 + 5.0);
    }
}
