package io.callmesh.asr.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.audio.Frame;
import io.callmesh.audio.Pcm;
import io.callmesh.audio.Wav;
import org.junit.jupiter.api.Test;

/// What every recognizer promises. A recognizer's test extends this.
public abstract class RecognizerContract {

    /// The one to test; it may be the same each time.
    protected abstract Recognizer recognizer();

    /// A task it can do, wideband.
    protected abstract Task task();

    /// Something said that it understands, at the rate of the task.
    protected abstract Wav speech();

    /// What is said in it.
    protected abstract String words();

    @Test
    void whatIsSaidIsHeard() throws Exception {
        try (var hearing = recognizer().open(task())) {
            // Given
            say(hearing);
            // When
            var heard = hearing.finish();
            // Then
            assertThat(heard.alternatives()).isNotEmpty();
            assertThat(heard.alternatives().getFirst().text().reveal()).isEqualTo(words());
        }
    }

    @Test
    void alternativesAreOrderedAndConfidencesAreProportions() throws Exception {
        try (var hearing = recognizer().open(task())) {
            // Given
            say(hearing);
            // When
            var confidences = hearing.finish().alternatives().stream().map(Heard.Alternative::confidence).toList();
            // Then
            assertThat(confidences).allSatisfy(confidence -> assertThat(confidence).isBetween(0.0, 1.0));
            assertThat(confidences).isSortedAccordingTo((one, other) -> Double.compare(other, one));
        }
    }

    @Test
    void wordsFollowEachOtherWithinTheUtterance() throws Exception {
        try (var hearing = recognizer().open(task())) {
            // Given
            say(hearing);
            // When
            var words = hearing.finish().alternatives().getFirst().words();
            // Then
            var end = new Frame(speech().samples(), speech().rateHz(), 0).length();
            for (int i = 0; i < words.size(); i++) {
                assertThat(words.get(i).end()).isGreaterThan(words.get(i).start()).isLessThanOrEqualTo(end.plusMillis(300));
                if (i > 0) assertThat(words.get(i).start()).isGreaterThanOrEqualTo(words.get(i - 1).end());
            }
        }
    }

    @Test
    void oneUtteranceAfterTheOtherIsHeard() throws Exception {
        try (var hearing = recognizer().open(task())) {
            // Given
            say(hearing);
            hearing.finish();
            say(hearing);
            // When
            var again = hearing.finish();
            // Then
            assertThat(again.alternatives().getFirst().text().reveal()).isNotEmpty();
        }
    }

    @Test
    void withoutSoundNothingIsHeard() throws Exception {
        try (var hearing = recognizer().open(task())) {
            // When
            var heard = hearing.finish();
            // Then
            assertThat(heard.alternatives()).isEmpty();
        }
    }

    @Test
    void discardedSoundIsNotHeard() throws Exception {
        try (var hearing = recognizer().open(task())) {
            // Given
            say(hearing);
            hearing.discard();
            // When
            var heard = hearing.finish();
            // Then
            assertThat(heard.alternatives()).isEmpty();
        }
    }

    @Test
    void stopsWithinOneFrameOfACancel() throws Exception {
        try (var hearing = recognizer().open(task())) {
            // Given
            for (int i = 0; i < 10; i++) say(hearing);
            // When
            Thread.currentThread().interrupt();
            // Then
            assertThatThrownBy(hearing::finish).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).as("told once").isFalse();
        }
        whatIsSaidIsHeard();
    }

    private void say(Hearing hearing) throws InterruptedException {
        for (var frame : Pcm.frames(speech().samples(), speech().rateHz())) hearing.hear(frame);
    }
}
