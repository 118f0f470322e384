package io.callmesh.gateway.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.Event.EarTimes;
import io.callmesh.gateway.conversation.Event.Ending;
import io.callmesh.gateway.conversation.Event.Failed;
import io.callmesh.gateway.conversation.Event.FalseStart;
import io.callmesh.gateway.conversation.Event.HungUp;
import io.callmesh.gateway.conversation.Event.Keys;
import io.callmesh.gateway.conversation.Event.ReplyPlayed;
import io.callmesh.gateway.conversation.Event.Silence;
import io.callmesh.gateway.conversation.Event.SpeechStarted;
import io.callmesh.gateway.conversation.Event.Stopped;
import io.callmesh.gateway.conversation.Event.Typed;
import io.callmesh.gateway.conversation.Event.Utterance;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.turn.Action.Answer;
import io.callmesh.gateway.turn.Action.Apologize;
import io.callmesh.gateway.turn.Action.Cut;
import io.callmesh.gateway.turn.Action.Pause;
import io.callmesh.gateway.turn.Action.Resume;
import io.callmesh.gateway.turn.TurnState.AgentsTurn;
import io.callmesh.gateway.turn.TurnState.CallersTurn;
import io.callmesh.gateway.turn.TurnState.Over;
import io.callmesh.gateway.turn.TurnState.Paused;
import io.callmesh.gateway.turn.TurnState.Strain;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TurnPolicyTest {

    private static final EarTimes TIMES = new EarTimes(1, 2, 3);
    private static final Input.Words WORDS = new Input.Words(List.of(new Input.Hypothesis(Spoken.of("hello"), 0.9)), false, false);
    private static final Input.Words NOTHING = new Input.Words(List.of(), false, false);
    private static final Strain NONE = Strain.NONE;

    private final TurnPolicy policy = new TurnPolicy(Duration.ofSeconds(6), Duration.ofSeconds(70));

    @Test
    void anUtteranceIsAnswered() {
        row(listening(2), new Utterance(WORDS, TIMES), new AgentsTurn(3, NONE), new Answer(3, WORDS, Optional.of(TIMES)));
    }

    @Test
    void aSoundOverTheAnswerHoldsIt() {
        row(new AgentsTurn(3, NONE), new SpeechStarted(), new Paused(3, NONE), new Pause());
    }

    @Test
    void wordsOverTheAnswerCutItAndAreAnswered() {
        row(new Paused(3, NONE), new Utterance(WORDS, TIMES), new AgentsTurn(4, NONE), new Cut(3), new Answer(4, WORDS, Optional.of(TIMES)));
    }

    @Test
    void aCoughOverTheAnswerLetsItGoOn() {
        row(new Paused(3, NONE), new FalseStart(), new AgentsTurn(3, NONE), new Resume());
        row(new Paused(3, NONE), new Utterance(NOTHING, TIMES), new AgentsTurn(3, NONE), new Resume());
    }

    @Test
    void aLateEchoOfACutReplyChangesNothing() {
        row(new AgentsTurn(4, NONE), new ReplyPlayed(3, Ending.HANG_UP), new AgentsTurn(4, NONE));
    }

    @Test
    void keysAndTypingInterruptAtOnce() {
        row(new AgentsTurn(1, NONE), new Keys("1", 5), new AgentsTurn(2, NONE), new Cut(1), new Answer(2, new Input.Keys("1"), Optional.of(new EarTimes(5, 5, 5))));
        row(new AgentsTurn(1, NONE), new Typed(Spoken.of("hi"), 5), new AgentsTurn(2, NONE), new Cut(1),
                new Answer(2, Input.Words.typed("hi"), Optional.of(new EarTimes(5, 5, 5))));
    }

    @Test
    void silenceIsAskedAboutAndCounted() {
        row(listening(2), new Silence(), new AgentsTurn(3, new Strain(1, 0)), new Answer(3, new Input.Silent(1), Optional.empty()));
        row(new CallersTurn(3, false, new Strain(1, 0)), new Silence(), new AgentsTurn(4, new Strain(2, 0)), new Answer(4, new Input.Silent(2), Optional.empty()));
    }

    @Test
    void aReplyThatWasPlayedGivesTheTurnBack() {
        row(new AgentsTurn(2, NONE), new ReplyPlayed(2, Ending.LISTEN), listening(2));
        row(new AgentsTurn(2, NONE), new ReplyPlayed(2, Ending.HANG_UP), new Over("completed"));
        row(new AgentsTurn(2, NONE), new ReplyPlayed(2, Ending.HAND_OFF), new Over("handed_off"));
        row(new AgentsTurn(2, new Strain(2, 0)), new ReplyPlayed(2, Ending.HANG_UP), new Over("silence"));
    }

    @Test
    void aFailureIsApologizedForAndTheCallGoesOn() {
        row(new AgentsTurn(2, NONE), failed(2), new AgentsTurn(3, new Strain(0, 1)), new Cut(2), new Apologize(3, "answer", false));
        row(listening(2), failed(3), new AgentsTurn(3, new Strain(0, 1)), new Apologize(3, "answer", false));
    }

    @Test
    void aStageThatIsTakenIsCalledBusy() {
        row(listening(2), new Failed(3, "recognition", new Fault.Overloaded("asr", Duration.ofSeconds(1))), new AgentsTurn(3, new Strain(0, 1)),
                new Apologize(3, "recognition", true));
    }

    @Test
    void fourFailuresInARowEndTheCall() {
        row(new AgentsTurn(2, new Strain(0, 3)), failed(2), new Over("failed"), new Cut(2));
    }

    @Test
    void whoHangsUpIsNotSpokenTo() {
        row(new AgentsTurn(2, NONE), new HungUp(), new Over("caller_hung_up"), new Cut(2));
        row(listening(2), new Stopped("replaced"), new Over("replaced"));
    }

    @Test
    void silenceIsOnlyCountedWhileNobodySpeaks() {
        assertThat(policy.patience(listening(1))).isEqualTo(Duration.ofSeconds(6));
        assertThat(policy.patience(new CallersTurn(1, true, NONE))).isEqualTo(Duration.ofSeconds(70));
        assertThat(policy.unhurried().patience(listening(1))).isEqualTo(Duration.ofMinutes(10));
    }

    @Property
    void anyOrderOfEventsKeepsTheTurnsInOrder(@ForAll("events") List<Event> events) {
        TurnState state = policy.begin(0, new Input.Opening()).state();
        int answered = 0;
        for (var event : events) {
            var step = policy.next(state, event);
            for (var action : step.actions()) {
                if (action instanceof Answer(int turn, _, _)) assertThat(turn).isEqualTo(++answered);
                if (action instanceof Apologize(int turn, _, _)) assertThat(turn).isEqualTo(++answered);
            }
            state = step.state();
        }
    }

    @Property
    void whateverHappenedAnUtteranceIsAnsweredUnlessTheCallIsOver(@ForAll("events") List<Event> events) {
        TurnState state = policy.begin(0, new Input.Opening()).state();
        for (var event : events) state = policy.next(state, event).state();

        var step = policy.next(state, new Utterance(WORDS, TIMES));

        if (state instanceof Over) assertThat(step.actions()).isEmpty();
        else assertThat(step.actions()).anyMatch(Answer.class::isInstance);
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<Event> late = Arbitraries.integers().between(0, 8).map(turn -> new ReplyPlayed(turn, Ending.LISTEN));
        Arbitrary<Event> failures = Arbitraries.integers().between(0, 8).map(TurnPolicyTest::failed);
        Arbitrary<Event> others = Arbitraries.of(new SpeechStarted(), new FalseStart(), new Utterance(WORDS, TIMES), new Utterance(NOTHING, TIMES), new Keys("1", 1),
                new Typed(Spoken.of("x"), 1), new Silence(), new HungUp());
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, late), net.jqwik.api.Tuple.of(1, failures), net.jqwik.api.Tuple.of(6, others)).list().ofMaxSize(40);
    }

    private static Event failed(int turn) {
        return new Failed(turn, "answer", new Fault.Unavailable("llm"));
    }

    private static CallersTurn listening(int turn) {
        return new CallersTurn(turn, false, NONE);
    }

    private void row(TurnState before, Event event, TurnState after, Action... actions) {
        assertThat(policy.next(before, event)).isEqualTo(new TurnPolicy.Step(after, List.of(actions)));
    }
}
