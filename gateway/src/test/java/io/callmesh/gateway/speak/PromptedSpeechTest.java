package io.callmesh.gateway.speak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.audio.Frame;
import io.callmesh.audio.Wav;
import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.speak.Prompts.Prompt;
import io.callmesh.gateway.speak.Speech.Sound;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptedSpeechTest {

    private static final Duration SOON = Duration.ofMillis(5);
    private static final Prompts PROMPTS = new Prompts(Map.of(new Prompt("shop", "en", "Welcome."), new Wav(new short[400], 8_000)));

    private final Voiced voice = new Voiced();

    /// Says each clause in one frame of 160 samples.
    private static final class Voiced implements Speech {

        private final Deque<Sound> sounds = new ArrayDeque<>();
        private boolean finished, closed;

        @Override
        public void say(int id, Clause clause) {
            sounds.add(new Sound.Audio(id, new Frame(new short[160], 8_000, 7)));
            sounds.add(new Sound.Words(id, List.of()));
            sounds.add(new Sound.Done(id));
        }

        @Override
        public void finish() {
            finished = true;
        }

        @Override
        public Sound next(Duration patience) {
            return sounds.remove();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private Speech open(String assistant) throws InterruptedException {
        return new Prompted(_ -> voice, PROMPTS).open(new Speaker.Voice("call", "en", "", 8_000, assistant));
    }

    @Test
    void recordingsAndTheVoiceSoundInTheOrderInWhichTheyWereSaid() throws InterruptedException {
        // Given
        var speech = open("shop");

        // When
        speech.say(0, Clause.of("Your order is here.", "en"));
        speech.say(1, Clause.of("Welcome.", "en"));
        speech.say(2, Clause.of("Goodbye.", "en"));
        speech.finish();

        // Then
        assertThat(all(speech)).containsExactly("0: 160 from 0", "0: words", "0: done", "1: 160 from 160", "1: 160 from 320", "1: 80 from 480", "1: done",
                "2: 160 from 560", "2: words", "2: done", "end");
        assertThat(voice.finished).isTrue();
        speech.close();
        assertThat(voice.closed).isTrue();
    }

    @Test
    void aClauseInAnotherLanguageOrOfAnotherAssistantIsSpoken() throws InterruptedException {
        // Given
        var speech = open("shop");

        // When
        speech.say(0, Clause.of("Welcome.", "de"));
        speech.finish();

        // Then
        assertThat(all(speech)).containsExactly("0: 160 from 0", "0: words", "0: done", "end");
        assertThat(open("bank")).isSameAs(voice);
    }

    @Test
    void whoSaysNothingIsWaitedForNoLongerThanAsked() throws InterruptedException {
        var speech = open("shop");
        assertThatThrownBy(() -> speech.next(SOON)).isInstanceOf(MeshException.class);
    }

    private static List<String> all(Speech speech) throws InterruptedException {
        var all = new ArrayList<String>();
        while (all.isEmpty() || !all.getLast().equals("end")) {
            all.add(switch (speech.next(SOON)) {
                case Sound.Audio(int id, var frame) -> id + ": " + frame.samples().length + " from " + frame.firstSample();
                case Sound.Words(int id, _) -> id + ": words";
                case Sound.Done(int id) -> id + ": done";
                case Sound.End _ -> "end";
            });
        }
        return all;
    }
}
