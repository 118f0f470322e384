package io.callmesh.gateway.turn;

import static io.callmesh.gateway.turn.TurnPolicyTest.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.Event.EarTimes;
import io.callmesh.gateway.conversation.Event.Ending;
import io.callmesh.gateway.conversation.HandOff;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.turn.TurnState.AgentsTurn;
import io.callmesh.gateway.turn.TurnState.CallersTurn;
import io.callmesh.gateway.turn.TurnState.Over;
import io.callmesh.gateway.turn.TurnState.Paused;
import io.callmesh.gateway.turn.TurnState.Waiting;
import io.callmesh.gateway.turn.TurnState.WithPerson;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// What holds whatever happens, in whatever order and at whatever times.
class TurnPolicyPropertyTest {

    private static final EarTimes TIMES = new EarTimes(1, 2, 3);
    private static final Duration VOICE = Duration.ofMillis(500);

    private final TurnPolicy policy = new TurnPolicy(Patience.DEFAULT, "en");

    /// @param after milliseconds after the one before; longer than the state waits: it becomes overdue first
    record Happening(long after, Event event) {}

    /// A call driven by the policy as the loop drives it: never a moment past the deadline of its state.
    private final class Driven {

        private final List<Action> actions = new ArrayList<>();
        private long now;
        private TurnState state;

        private Driven() {
            var begun = policy.begin(0, new Input.Opening(), 0);
            state = begun.state();
            actions.addAll(begun.actions());
        }

        private Driven through(List<Happening> happenings) {
            for (var happening : happenings) {
                long at = now + happening.after();
                while (state.until() < at) step(new Event.Overdue(), Math.max(now, state.until()));
                step(happening.event(), at);
            }
            return this;
        }

        private void step(Event event, long at) {
            now = at;
            var step = policy.next(state, event, at);
            boolean due = event instanceof Event.Overdue && state.until() <= at;
            if (due) assertThat(step.state().until()).as("deadline").isGreaterThan(at);
            state = step.state();
            actions.addAll(step.actions());
        }
    }

    @Property
    void everyTurnIsAnsweredOnceAndInOrder(@ForAll("happenings") List<Happening> happenings) {
        int answered = -1;
        for (var action : new Driven().through(happenings).actions) {
            if (action instanceof Action.Answer(int turn, _, _, _)) assertThat(turn).isEqualTo(++answered);
            if (action instanceof Action.Apologize(int turn, _, _, _)) assertThat(turn).isEqualTo(++answered);
            if (action instanceof Action.Note(int turn, _)) assertThat(turn).isEqualTo(++answered);
            if (action instanceof Action.Relay(int turn, _, _)) assertThat(turn).isEqualTo(++answered);
        }
    }

    @Property
    void aReplyIsCutBeforeTheNextIsBegun(@ForAll("happenings") List<Happening> happenings) {
        var driven = new Driven();
        for (var happening : happenings) {
            boolean underway = driven.state instanceof AgentsTurn || driven.state instanceof Paused;
            driven.actions.clear();
            driven.step(happening.event(), driven.now + 1);
            boolean begins = driven.actions.stream().anyMatch(action -> action instanceof Action.Answer || action instanceof Action.Apologize || action instanceof Action.Connect);
            boolean played = happening.event() instanceof Event.ReplyPlayed;
            if (underway && begins && !played) assertThat(driven.actions.getFirst()).isInstanceOf(Action.Cut.class);
        }
    }

    @Property
    void leftAloneTheCallEndsInListeningOrIsOver(@ForAll("happenings") List<Happening> happenings) {
        var driven = new Driven().through(happenings);
        // Given a reply that is played whenever there is one, and a caller who is gone
        for (int i = 0; i < 8 && !(driven.state instanceof Over); i++) {
            switch (driven.state) {
                case AgentsTurn(int turn, _, _, _) -> driven.step(new Event.ReplyPlayed(turn, Ending.LISTEN), driven.now + 1);
                case Paused _ -> driven.step(new Event.Overdue(), driven.state.until());
                case Waiting _ -> driven.step(new Event.HandedOff(new HandOff.NoOneThere()), driven.now + 1);
                case WithPerson _ -> driven.step(new Event.HandedOff(new HandOff.PersonLeft(HandOff.Leaving.VANISHED)), driven.now + 1);
                case CallersTurn _ -> {
                    return;
                }
                case Over _ -> { }
            }
        }

        assertThat(driven.state).isInstanceOf(Over.class);
    }

    @Property
    void nothingIsWaitedForLongerThanAnythingMayTake(@ForAll("happenings") List<Happening> happenings) {
        var driven = new Driven();
        for (var happening : happenings) {
            driven.step(happening.event(), driven.now + 1);
            if (!(driven.state instanceof Over) && driven.state.until() >= driven.now) assertThat(driven.state.until() - driven.now).isBetween(0L, Patience.DEFAULT.stuck().toMillis());
        }
    }

    @Property
    void aStageThatNeverAnswersEndsTheCallAfterApologies(@ForAll("happenings") List<Happening> happenings) {
        var driven = new Driven().through(happenings);
        for (int i = 0; i < 120 && !(driven.state instanceof Over) && !(driven.state instanceof CallersTurn); i++) driven.step(new Event.Overdue(), driven.state.until());

        assertThat(driven.state).isInstanceOfAny(Over.class, CallersTurn.class);
    }

    @Property
    void whateverHappenedWordsAreAnsweredUnlessTheyMustWaitOrTheCallIsOver(@ForAll("happenings") List<Happening> happenings) {
        var driven = new Driven().through(happenings);
        boolean heardOut = driven.state instanceof AgentsTurn(_, var reply, _, _) && !reply.interruptible() || driven.state instanceof Paused(_, var held, _, _, _) && !held.interruptible();
        driven.actions.clear();

        driven.step(new Event.Utterance(words("where is my order"), VOICE, TIMES), driven.now + 1);

        boolean person = driven.state instanceof Waiting || driven.state instanceof WithPerson;
        if (person) assertThat(driven.actions).hasSize(1).allMatch(Action.Note.class::isInstance);
        else if (driven.state instanceof Over || heardOut) assertThat(driven.actions).noneMatch(Action.Answer.class::isInstance);
        else assertThat(driven.actions).anyMatch(Action.Answer.class::isInstance);
    }

    @Property
    void theVoiceIsHeldExactlyWhilePaused(@ForAll("happenings") List<Happening> happenings) {
        boolean held = false;
        var driven = new Driven();
        for (var happening : happenings) {
            driven.actions.clear();
            driven.step(happening.event(), driven.now + 1);
            for (var action : driven.actions) {
                switch (action) {
                    case Action.Pause _ -> held = true;
                    case Action.Resume _, Action.Cut _, Action.Answer _, Action.Apologize _ -> held = false;
                    case Action.Fill _, Action.Foresee _, Action.HandOver _, Action.Comfort _, Action.StopWaiting _, Action.Connect _, Action.Note _, Action.Relay _, Action.Disconnect _ -> { }
                }
            }
            if (driven.state instanceof AgentsTurn) assertThat(held).isFalse();
            if (driven.state instanceof Paused) assertThat(held).isTrue();
        }
    }

    @Property
    void whileAPersonTalksTheAssistantSaysNothing(@ForAll("happenings") List<Happening> happenings) {
        boolean with = false;
        for (var action : new Driven().through(happenings).actions) {
            switch (action) {
                case Action.Connect _ -> with = true;
                case Action.Disconnect _ -> with = false;
                case Action.Answer _, Action.Apologize _, Action.Fill _, Action.Comfort _, Action.HandOver _, Action.Pause _, Action.Resume _, Action.Cut _, Action.Foresee _ -> assertThat(with).isFalse();
                case Action.Relay _ -> assertThat(with).isTrue();
                case Action.Note _, Action.StopWaiting _ -> { }
            }
        }
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        var turns = Arbitraries.integers().between(0, 8);
        Arbitrary<Event> late = turns.map(turn -> new Event.ReplyPlayed(turn, Ending.LISTEN));
        Arbitrary<Event> handing = turns.map(turn -> new Event.ReplyPlayed(turn, Ending.HAND_OFF));
        Arbitrary<Event> people = Arbitraries.of(new HandOff.HandedOver("told"), new HandOff.NoOneThere(), new HandOff.PersonJoined("Ana"), new HandOff.PersonSpoke(Spoken.of("hello"), true),
                new HandOff.PersonLeft(HandOff.Leaving.GAVE_BACK), new HandOff.PersonLeft(HandOff.Leaving.VANISHED), new HandOff.PersonLeft(HandOff.Leaving.ENDED)).map(Event.HandedOff::new);
        Arbitrary<Event> speaking = Combinators.combine(turns, Arbitraries.of(true, true, false), Arbitraries.of(true, false)).as(Event.Speaking::new);
        Arbitrary<Event> failures = turns.map(turn -> new Event.Failed(turn, "answer", new Fault.Unavailable("llm")));
        Arbitrary<Event> others = Arbitraries.of(new Event.SpeechStarted(), new Event.SpeechPaused(), new Event.FalseStart(), new Event.Partial(Spoken.of("where is")),
                new Event.Partial(Spoken.of("mhm")), new Event.Foreseen(words("where is")), new Event.Utterance(words("where is my order"), VOICE, TIMES),
                new Event.Utterance(words("okay"), VOICE, TIMES), new Event.Utterance(words("mhm"), VOICE, TIMES), new Event.Foreseen(words("okay")), new Event.Utterance(new Input.Words(List.of(), false, false), VOICE, TIMES), new Event.Keys("1", 1),
                new Event.Typed(Spoken.of("x"), 1), new Event.Unheard(new Fault.Unavailable("asr")), new Event.Overdue(), new Event.HungUp());
        var events = Arbitraries.frequencyOf(Tuple.of(3, late), Tuple.of(2, handing), Tuple.of(4, people), Tuple.of(4, speaking), Tuple.of(1, failures), Tuple.of(12, others));
        return Combinators.combine(Arbitraries.longs().between(0, 9_000), events).as(Happening::new).list().ofMaxSize(40);
    }
}
