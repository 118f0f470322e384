package io.callmesh.gateway.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.audio.activity.Activity;
import io.callmesh.gateway.call.Tape;
import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.Event.EarTimes;
import io.callmesh.gateway.conversation.Event.Ending;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.json.RecordJson;
import io.callmesh.gateway.listen.Attention;
import io.callmesh.gateway.listen.EndpointRule;
import io.callmesh.gateway.listen.Expectation;
import io.callmesh.gateway.listen.Recognition.Result;
import io.callmesh.gateway.listen.Stimulus;
import io.callmesh.gateway.listen.Todo;
import io.callmesh.gateway.turn.Action;
import io.callmesh.gateway.turn.Patience;
import io.callmesh.gateway.turn.TurnPolicy;
import io.callmesh.gateway.turn.TurnState;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.privacy.Spoken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final long FRAME = 20_000_000;
    private static final Tape.Begun BEGUN = new Tape.Begun("call", new TurnPolicy(Patience.DEFAULT, "en"), EndpointRule.MEASURED, 0, new Input.Opening(), 1_000);

    /// Holds a call on a virtual clock as a call does, and tapes it: a greeting, then a question with a pause in it.
    private static final class TapedCall {

        private final List<Entry> tape = new ArrayList<>(List.of(new Entry.Header(TapeFile.SCHEMA, BEGUN)));
        private final Attention attention = new Attention(BEGUN.endpoints());
        private TurnState state = BEGUN.policy().begin(0, BEGUN.first(), 0).state();
        private long now = BEGUN.nanos();
        private Duration speech = Duration.ZERO, silence = Duration.ZERO;
        private boolean open;

        List<Entry> held(int pauseFrames) {
            turn(new Event.Speaking(0, true, false));
            turn(new Event.ReplyPlayed(0, Ending.LISTEN));
            notice(new Stimulus.Expecting(Expectation.NOTHING, "en"));
            voice(50);
            quiet(pauseFrames);
            voice(50);
            quiet(60);
            turn(new Event.HungUp());
            return tape;
        }

        private void turn(Event event) {
            long millis = (now - BEGUN.nanos()) / 1_000_000;
            var step = BEGUN.policy().next(state, event, millis);
            state = step.state();
            tape.add(new Entry.Turned(millis, event, step.actions()));
            for (var action : step.actions()) {
                if (!(action instanceof Action.Answer(int turn, _, _, _))) continue;
                now += 30_000_000;
                turn(new Event.Speaking(turn, true, false));
                now += 400_000_000;
                turn(new Event.ReplyPlayed(turn, Ending.LISTEN));
            }
        }

        private void notice(Stimulus stimulus) {
            tape.add(new Entry.Noticed(stimulus, now));
            for (var todo : attention.next(stimulus, now)) {
                if (todo instanceof Todo.Tell(var event)) turn(event);
                if (todo instanceof Todo.Forget) open = false;
                if (todo instanceof Todo.Ask) notice(new Stimulus.Recognized(new Result.Final(words("where is my order"))));
            }
        }

        private void voice(int frames) {
            for (int i = 0; i < frames; i++) {
                var phase = open ? Activity.Phase.SPEAKING : Activity.Phase.STARTED;
                open = true;
                speech = speech.plus(silence).plusMillis(20);
                silence = Duration.ZERO;
                now += FRAME;
                notice(new Stimulus.Sensed(new Activity(phase, true, silence, speech)));
            }
        }

        private void quiet(int frames) {
            for (int i = 0; i < frames; i++) {
                silence = silence.plusMillis(20);
                now += FRAME;
                notice(new Stimulus.Sensed(new Activity(open ? Activity.Phase.SPEAKING : Activity.Phase.QUIET, false, silence, speech)));
            }
        }
    }

    private static Input.Words words(String said) {
        return new Input.Words(List.of(new Input.Hypothesis(Spoken.of(said), 0.9)), false, false);
    }

    @Test
    void aTapeReplaysToTheSameDecisions() {
        var outcome = Rerun.of(new TapedCall().held(20));

        assertThat(outcome.differences()).isEmpty();
        assertThat(outcome.decisions()).isGreaterThan(4);
    }

    @Test
    void aDecisionThatIsNotTheSameIsTold() {
        var tape = new TapedCall().held(20);
        int last = tape.size() - 1;
        tape.set(last, new Entry.Turned(99_000, new Event.HungUp(), List.of(new Action.Pause())));

        assertThat(Rerun.of(tape).differences()).singleElement().asString().contains("99000 ms").contains("Pause");
    }

    @Test
    void onTheVirtualClockTheSameSettingsLeadToTheSameTurns() {
        var tape = new TapedCall().held(30);
        var taped = tape.stream().filter(Entry.Turned.class::isInstance).map(Entry.Turned.class::cast).flatMap(turned -> turned.actions().stream()).filter(Action.Answer.class::isInstance).toList();

        var turns = Simulation.of(BEGUN, tape);

        assertThat(turns.subList(1, turns.size())).extracting(turn -> ((Action.Answer) turn.begun()).input()).isEqualTo(taped.stream().map(answer -> ((Action.Answer) answer).input()).toList());
    }

    @Test
    void aLongerPauseMakesOneTurnOfTwo() {
        var tape = new TapedCall().held(30);
        var patient = Settings.of(BEGUN).with(List.of("pause-complete=900ms", "callmesh.gateway.call.pause-open=1.9s")).applied(BEGUN);

        var before = Simulation.of(BEGUN, tape);
        var after = Simulation.of(patient, tape);

        assertThat(before).hasSize(3);
        assertThat(after).hasSize(2);
        assertThat(Replay.differences(before, after)).last().asString().contains("otherwise");
    }

    @Test
    void whatIsOnATapeComesBackAsItWas(@TempDir Path folder) throws Exception {
        var shelf = Tapes.in(Optional.of(folder.resolve("tapes")));
        var events = List.of(new Event.Failed(3, "answer", new Fault.TimedOut("answer", Duration.ofSeconds(12))), new Event.Utterance(words("好的"), Duration.ofMillis(500), new EarTimes(1, 2, 3)),
                new Event.Keys("12#", 5), new Event.Unheard(new Fault.NotFound("pack", "x", "PACK_UNKNOWN")));
        try (var tape = shelf.open(BEGUN)) {
            for (var event : events) tape.turned(7, event, List.of(new Action.Cut(1, true), new Action.Answer(2, words("hello"), Optional.of(EarTimes.at(4)), Optional.empty())));
        }

        var file = folder.resolve("tapes").resolve("call.jsonl");
        while (!Files.exists(file) || Files.readAllLines(file).size() < 5) Thread.onSpinWait();

        var read = TapeFile.read(file);
        assertThat(read.getFirst()).isEqualTo(new Entry.Header(TapeFile.SCHEMA, BEGUN));
        assertThat(read.subList(1, 5)).extracting(entry -> ((Entry.Turned) entry).event()).isEqualTo(events);
    }

    @Test
    void statesComeBackAsTheyWere() {
        var state = new TurnPolicy(Patience.DEFAULT, "en").next(new TurnPolicy(Patience.DEFAULT, "en").begin(0, new Input.Opening(), 0).state(), new Event.SpeechStarted(), 5).state();

        assertThat(RecordJson.read(RecordJson.write(state), TurnState.class)).isEqualTo(state);
    }

    @Test
    void whatIsNoTapeIsRefusedWithItsLine(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("x.jsonl"), "{\"type\":\"Noticed\"}\n");

        assertThatThrownBy(() -> TapeFile.read(file)).hasMessageContaining("line 1").hasMessageContaining("stimulus");
        assertThatThrownBy(() -> Settings.of(BEGUN).with(List.of("paus=1s"))).hasMessageContaining("pause-complete");
        assertThatThrownBy(() -> Settings.of(BEGUN).with(List.of("resume=long"))).hasMessageContaining("700ms");
    }
}
