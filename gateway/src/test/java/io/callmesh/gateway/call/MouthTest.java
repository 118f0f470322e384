package io.callmesh.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.line.HeardLine;
import io.callmesh.gateway.speak.Speech.Sound;
import io.callmesh.gateway.speak.Speech.Word;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MouthTest {

    private static final int RATE_HZ = 16_000;

    private final HeardLine line = new HeardLine(RATE_HZ, true);

    @Test
    void wordsToldOneByOneAreAllCounted() throws InterruptedException {
        // Given
        var mouth = new Mouth(line, new Gate(), System::nanoTime, Map.of(0, Clause.of("We open at nine.", "en")), new TreeMap<>(), _ -> {});

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

    @Test
    void keysAreHeardBetweenClausesAndAreNoPartOfThem() throws InterruptedException {
        // Given
        var keys = new TreeMap<>(Map.of(1, "12", 2, "#"));
        var passages = new ArrayList<Boolean>();
        var mouth = new Mouth(line, new Gate(), System::nanoTime, Map.of(0, Clause.of("One moment.", "en"), 1, Clause.of("Done.", "en")), keys, clause -> passages.add(clause.interruptible()));

        // When
        mouth.speak(new Told(List.of(new Sound.Words(0, List.of(word(0, 11, 100))), seconds(0.1), new Sound.Done(0), new Sound.Words(1, List.of(word(0, 5, 100))), new Sound.Audio(1, new Frame(new short[RATE_HZ / 10], RATE_HZ, 0)), new Sound.Done(1))));

        // Then
        assertThat(passages).containsExactly(true, false, true, false);
        assertThat(line.heard()).isEqualTo((long) ((0.1 + 2 * 0.2 + 0.1 + 0.2) * RATE_HZ));
        assertThat(keys).isEmpty();
        line.heard -= 2 * RATE_HZ / 10 + 1;
        assertThat(mouth.heard()).containsExactly("One moment.", "");
    }

    private static Word word(int from, int to, int endMs) {
        return new Word(from, to, Duration.ZERO, Duration.ofMillis(endMs));
    }

    private static Sound seconds(double length) {
        return new Sound.Audio(0, new Frame(new short[(int) (length * RATE_HZ)], RATE_HZ, 0));
    }

    private static final class Told implements OnlyHeard {

        private final Queue<Sound> sounds;

        private Told(List<Sound> sounds) {
            this.sounds = new ArrayDeque<>(sounds);
        }

        @Override
        public Sound next(Duration patience) {
            return sounds.isEmpty() ? new Sound.End() : sounds.remove();
        }
    }
}
