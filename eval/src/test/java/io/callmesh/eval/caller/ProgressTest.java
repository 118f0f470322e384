package io.callmesh.eval.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final int RATE_HZ = 8_000;

    private final List<String> told = new ArrayList<>();
    private long now = 1_000_000_000L;
    private final Recording recording = new Recording(RATE_HZ, () -> now);
    private final Progress progress = new Progress(new Telling(), recording, RATE_HZ);

    @Test
    void whatIsHeardIsToldEvery100MsAndAtTheEnd() throws InterruptedException {
        // Given
        recording.play(new short[2_000]);

        // When
        for (int i = 0; i < 20; i++) pass(20);

        // Then
        assertThat(told).containsExactly("800/0", "1600/0", "2000/0");
    }

    @Test
    void silenceBetweenIsNotHeardSound() throws InterruptedException {
        recording.play(new short[160]);
        pass(1_000);
        recording.play(new short[160]);
        pass(1_000);

        assertThat(told).containsExactly("160/0", "320/0");
    }

    @Test
    void whatIsDroppedIsNotHeardAndTheClearIsAnsweredAtOnce() throws InterruptedException {
        // Given
        recording.play(new short[4_000]);
        pass(100);
        now += 60_000_000L;

        // When
        progress.clear();
        recording.play(new short[400]);
        pass(200);

        // Then
        assertThat(told).containsExactly("800/0", "1280/1", "1680/1");
    }

    @Test
    void whoTellsNothingElseDoesNotAnswerAClear() throws InterruptedException {
        recording.play(new short[4_000]);
        now += 60_000_000L;

        progress.clear();

        assertThat(told).isEmpty();
    }

    private void pass(int millis) throws InterruptedException {
        now += millis * 1_000_000L;
        progress.tick();
    }

    private final class Telling implements Connection {

        @Override
        public void played(long samples, int clears) {
            told.add(samples + "/" + clears);
        }

        @Override
        public void sound(short[] samples) {}

        @Override
        public void text(String typed) {}

        @Override
        public void keys(String digits) {}

        @Override
        public void hangUp() {}

        @Override
        public Optional<CallEvent> take(Duration patience) {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
