package io.callmesh.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.speak.Speech.Sound;
import io.callmesh.gateway.speak.Speech.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was heard on a line whose other end buffers.
class LatePeerTest {

    private static final int RATE_HZ = 16_000, WORDS = 20;
    /// Fast speech, so that 200 ms are more than a word.
    private static final int WORD_MS = 140;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterEachOfManyInterruptionsTheHeardTextIsAtMostOneWordOff(boolean countsClears) throws InterruptedException {
        // Given
        var peer = new LatePeer(countsClears);

        for (int turn = 0; turn < 40; turn++) {
            // When
            long before = peer.played;
            var mouth = mouth(peer);
            mouth.speak(new Cut(15 + turn * 3));
            int truly = (int) ((peer.played - before) * 1_000 / RATE_HZ / WORD_MS);
            peer.hush();
            int counted = words(mouth.heard());

            // Then
            if (turn > 0) assertThat(counted).as("turn %d: %d words were played", turn, truly).isBetween(truly - 1, truly);
            peer.pass(60 + 7 * turn);
        }
    }

    @Test
    void anAnswerPlayedToItsEndIsHeardWholeAlthoughThePeerIsLate() throws InterruptedException {
        // Given
        var peer = new LatePeer(true);

        for (int turn = 0; turn < 3; turn++) {
            // When
            long before = peer.played;
            var mouth = mouth(peer);
            mouth.speak(new Cut(WORDS * WORD_MS / 20));
            peer.drain();

            // Then
            assertThat(words(mouth.heard())).isEqualTo(WORDS);
            assertThat(peer.played - before).as("samples played when the wait was over").isEqualTo((long) WORDS * WORD_MS * RATE_HZ / 1_000);
        }
    }

    private static Mouth mouth(LatePeer peer) {
        var text = "word ".repeat(WORDS).strip();
        return new Mouth(peer, new Gate(), peer::nanos, Map.of(0, Clause.of(text, "en")), new TreeMap<>(), _ -> {});
    }

    private static int words(List<String> heard) {
        var text = String.join(" ", heard).strip();
        return text.isEmpty() ? 0 : text.split(" ").length;
    }

    /// A reply of twenty words of which so many frames are made.
    private static final class Cut implements OnlyHeard {

        private final int frames;
        private int at;

        private Cut(int frames) {
            this.frames = Math.min(frames, WORDS * WORD_MS / 20);
        }

        @Override
        public Sound next(Duration patience) {
            if (at == 0 && frames > 0) {
                at++;
                return new Sound.Words(0, times());
            }
            if (at++ <= frames) return new Sound.Audio(0, new Frame(new short[320], RATE_HZ, 0));
            return frames == WORDS * WORD_MS / 20 && at == frames + 2 ? new Sound.Done(0) : new Sound.End();
        }

        private static List<Word> times() {
            var words = new ArrayList<Word>();
            for (int i = 0; i < WORDS; i++) words.add(new Word(5 * i, 5 * i + 4, Duration.ofMillis((long) i * WORD_MS), Duration.ofMillis((i + 1L) * WORD_MS)));
            return words;
        }
    }
}
