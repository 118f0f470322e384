package io.callmesh.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.speak.Speech;
import io.callmesh.gateway.speak.Speech.Sound;
import io.callmesh.gateway.speak.Speech.Word;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class MouthTest {

    private static final int RATE_HZ = 16_000;

    private final PlayedLine line = new PlayedLine();

    @Test
    void wordsToldOneByOneAreAllCounted() throws InterruptedException {
        // Given
        var mouth = new Mouth(line, new Gate(), System::nanoTime, Map.of(0, Clause.of("We open at nine.", "en")), _ -> {});

        // When
        mouth.speak(new Told(List.of(
                new Sound.Words(0, List.of(word(0, 2, 100))), seconds(0.1),
                new Sound.Words(0, List.of(word(3, 7, 300))), seconds(0.2),
                new Sound.Words(0, List.of(word(8, 10, 400))), seconds(0.1),
                new Sound.Words(0, List.of(word(11, 16, 800))), seconds(0.4), new Sound.Done(0))));
        line.heard = 5 * RATE_HZ / 10;

        // Then
        assertThat(mouth.heard()).containsExactly("We open at");
    }

    private static Word word(int from, int to, int endMs) {
        return new Word(from, to, Duration.ZERO, Duration.ofMillis(endMs));
    }

    private static Sound seconds(double length) {
        return new Sound.Audio(0, new Frame(new short[(int) (length * RATE_HZ)], RATE_HZ, 0));
    }

    private static final class Told implements Speech {

        private final Queue<Sound> sounds;

        private Told(List<Sound> sounds) {
            this.sounds = new ArrayDeque<>(sounds);
        }

        @Override
        public void say(int id, Clause clause) {}

        @Override
        public void finish() {}

        @Override
        public Sound next(Duration patience) {
            return sounds.isEmpty() ? new Sound.End() : sounds.remove();
        }

        @Override
        public void close() {}
    }

    private static final class PlayedLine implements Line {

        private long heard;

        @Override
        public Opening opening() {
            return new Opening("test", "", "retail", "en", RATE_HZ, true, true, "");
        }

        @Override
        public void listen(Ear ear) {}

        @Override
        public void play(Frame frame) {}

        @Override
        public void drain() {}

        @Override
        public void hush() {}

        @Override
        public long heard() {
            return heard;
        }

        @Override
        public void show(Notice notice) {}

        @Override
        public void close() {}
    }
}
