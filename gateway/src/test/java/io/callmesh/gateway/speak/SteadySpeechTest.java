package io.callmesh.gateway.speak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.speak.Speech.Sound;
import io.callmesh.gateway.speak.Speech.Word;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.TurnBudget;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteadySpeechTest {

    private static final Speaker.Voice VOICE = new Speaker.Voice("call", "en", "", 16_000, "shop");
    private static final Duration PATIENCE = Duration.ofSeconds(4), SOON = Duration.ofMillis(1);
    private static final Fault STALLED = new Fault.TimedOut("speech", PATIENCE);

    private final List<Voiced> opened = new ArrayList<>();
    private final Deque<Voiced> voices = new ArrayDeque<>();

    /// Gives the sounds it was made with, and then fails.
    private static final class Voiced implements Speech {

        private final Deque<Sound> sounds;
        private final Fault then;
        private final List<String> said = new ArrayList<>();
        private boolean finished, closed;

        private Voiced(Fault then, Sound... sounds) {
            this.then = then;
            this.sounds = new ArrayDeque<>(List.of(sounds));
        }

        @Override
        public void say(int id, Clause clause) {
            if (then instanceof Fault.Unavailable && sounds.isEmpty()) throw new MeshException(then);
            said.add(id + " " + clause.text().reveal());
        }

        @Override
        public void finish() {
            finished = true;
        }

        @Override
        public Sound next(Duration patience) {
            if (sounds.isEmpty()) throw new MeshException(then);
            return sounds.remove();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private Speech steady(Voiced... all) throws InterruptedException {
        voices.addAll(List.of(all));
        return SteadySpeech.open(_ -> {
            if (voices.isEmpty()) throw new MeshException(new Fault.Unavailable("speech"));
            opened.add(voices.remove());
            return opened.getLast();
        }, VOICE, PATIENCE);
    }

    @Test
    void aVoiceThatGivesNothingIsAskedAgain() throws InterruptedException {
        // Given
        var speech = steady(new Voiced(STALLED), new Voiced(STALLED, audio(0, 100), new Sound.Done(0), audio(1, 100), new Sound.Done(1), new Sound.End()));
        speech.say(0, clause("It is on its way."));
        speech.say(1, clause("Anything else?"));
        speech.finish();

        // When
        var sounds = all(speech);

        // Then
        assertThat(sounds).hasSize(5);
        assertThat(opened.getFirst().closed).isTrue();
        assertThat(opened.getLast().said).containsExactly("0 It is on its way.", "1 Anything else?");
        assertThat(opened.getLast().finished).isTrue();
    }

    @Test
    void whatHasBeenSpokenIsNotSpokenAgain() throws InterruptedException {
        // Given
        var speech = steady(new Voiced(STALLED, audio(0, 100), new Sound.Done(0)), new Voiced(STALLED, audio(1, 100), new Sound.Done(1)));
        speech.say(0, clause("It is on its way."));
        speech.next(SOON);
        speech.next(SOON);
        speech.say(1, clause("Anything else?"));

        // When
        var sound = speech.next(SOON);

        // Then
        assertThat(sound).isInstanceOf(Sound.Audio.class);
        assertThat(opened.getLast().said).containsExactly("1 Anything else?");
        assertThat(opened.getLast().finished).isFalse();
    }

    @Test
    void ofAClauseThatWasBegunTheRestIsSpokenAndItsWordsAreInTheirPlaces() throws InterruptedException {
        // Given
        var words = new Sound.Words(0, List.of(word(0, 2, 0, 100), word(3, 5, 100, 200), word(6, 11, 200, 500)));
        var again = new Sound.Words(0, List.of(word(0, 5, 0, 300)));
        var speech = steady(new Voiced(STALLED, words, audio(0, 250)), new Voiced(STALLED, again, audio(0, 300), new Sound.Done(0)));
        speech.say(0, clause("It is there."));
        speech.next(SOON);
        speech.next(SOON);

        // When
        var sound = speech.next(SOON);

        // Then
        assertThat(opened.getLast().said).containsExactly("0 there.");
        assertThat(sound).isEqualTo(new Sound.Words(0, List.of(word(6, 11, 250, 550))));
    }

    @Test
    void ofAClauseOfWhichNobodyKnowsHowFarItGotNothingIsSpokenAgain() throws InterruptedException {
        // Given
        var speech = steady(new Voiced(STALLED, audio(0, 250)), new Voiced(STALLED, new Sound.End()));
        speech.say(0, clause("It is there."));
        speech.finish();

        // When
        var sounds = all(speech);

        // Then
        assertThat(sounds).hasSize(2);
        assertThat(opened.getLast().said).isEmpty();
    }

    @Test
    void aVoiceThatWentAwayIsReplacedToo() throws InterruptedException {
        // Given
        var speech = steady(new Voiced(new Fault.Unavailable("speech")), new Voiced(STALLED, audio(0, 100)));

        // When
        speech.say(0, clause("Hello."));

        // Then
        assertThat(speech.next(SOON)).isInstanceOf(Sound.Audio.class);
        assertThat(opened.getLast().said).containsExactly("0 Hello.");
    }

    @Test
    void theSecondTimeItIsGivenUp() throws InterruptedException {
        var speech = steady(new Voiced(STALLED), new Voiced(STALLED), new Voiced(STALLED));
        speech.say(0, clause("Hello."));

        assertThatThrownBy(() -> speech.next(SOON)).isInstanceOfSatisfying(MeshException.class, failed -> assertThat(failed.fault()).isEqualTo(STALLED));
        assertThatThrownBy(() -> speech.next(SOON)).isInstanceOf(MeshException.class);
        assertThat(opened).hasSize(2);
    }

    @Test
    void aVoiceThatIsBusyIsNotAskedTwice() throws InterruptedException {
        var speech = steady(new Voiced(new Fault.Overloaded("tts", SOON)), new Voiced(STALLED));
        speech.say(0, clause("Hello."));

        assertThatThrownBy(() -> speech.next(SOON)).isInstanceOf(MeshException.class);
        assertThat(opened).hasSize(1);
    }

    @Test
    void whileNothingIsToBeSaidTheVoiceHasNotStalled() throws InterruptedException {
        var speech = steady(new Voiced(STALLED), new Voiced(STALLED));

        assertThatThrownBy(() -> speech.next(SOON)).isInstanceOfSatisfying(MeshException.class, late -> assertThat(late.fault()).isEqualTo(new Fault.TimedOut("speech", SOON)));
        assertThat(opened).hasSize(1);
    }

    @Test
    void aNewVoiceHasTimeAlthoughTheTurnHasNone() throws Exception {
        var found = new ArrayList<Boolean>();
        var budget = TurnBudget.of(Duration.ZERO);
        voices.addAll(List.of(new Voiced(STALLED), new Voiced(STALLED, new Sound.End())));

        var sound = budget.during(() -> {
            var speech = SteadySpeech.open(_ -> {
                found.add(TurnBudget.current().spent());
                return voices.remove();
            }, VOICE, PATIENCE);
            speech.say(0, clause("Hello."));
            return speech.next(SOON);
        });

        assertThat(sound).isInstanceOf(Sound.End.class);
        assertThat(found).containsExactly(true, false);
    }

    private static List<Sound> all(Speech speech) throws InterruptedException {
        var sounds = new ArrayList<Sound>();
        do sounds.add(speech.next(SOON)); while (!(sounds.getLast() instanceof Sound.End));
        return sounds;
    }

    private static Clause clause(String text) {
        return Clause.of(text, "en");
    }

    private static Sound audio(int id, int millis) {
        return new Sound.Audio(id, new Frame(new short[16 * millis], 16_000, 0));
    }

    private static Word word(int from, int to, int start, int end) {
        return new Word(from, to, Duration.ofMillis(start), Duration.ofMillis(end));
    }
}
