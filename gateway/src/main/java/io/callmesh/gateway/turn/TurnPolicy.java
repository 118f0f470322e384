package io.callmesh.gateway.turn;

import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.Event.EarTimes;
import io.callmesh.gateway.conversation.Event.Ending;
import io.callmesh.gateway.conversation.Event.Failed;
import io.callmesh.gateway.conversation.Event.FalseStart;
import io.callmesh.gateway.conversation.Event.Foreseen;
import io.callmesh.gateway.conversation.Event.HandedOff;
import io.callmesh.gateway.conversation.Event.HungUp;
import io.callmesh.gateway.conversation.Event.Keys;
import io.callmesh.gateway.conversation.Event.Overdue;
import io.callmesh.gateway.conversation.Event.Partial;
import io.callmesh.gateway.conversation.Event.ReplyPlayed;
import io.callmesh.gateway.conversation.Event.Speaking;
import io.callmesh.gateway.conversation.Event.SpeechPaused;
import io.callmesh.gateway.conversation.Event.SpeechStarted;
import io.callmesh.gateway.conversation.Event.Stopped;
import io.callmesh.gateway.conversation.Event.Typed;
import io.callmesh.gateway.conversation.Event.Unheard;
import io.callmesh.gateway.conversation.Event.Utterance;
import io.callmesh.gateway.conversation.HandOff.HandedOver;
import io.callmesh.gateway.conversation.HandOff.Leaving;
import io.callmesh.gateway.conversation.HandOff.NoOneThere;
import io.callmesh.gateway.conversation.HandOff.PersonJoined;
import io.callmesh.gateway.conversation.HandOff.PersonLeft;
import io.callmesh.gateway.conversation.HandOff.PersonSpoke;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Input.Why;
import io.callmesh.gateway.turn.Action.Answer;
import io.callmesh.gateway.turn.Action.Apologize;
import io.callmesh.gateway.turn.Action.Comfort;
import io.callmesh.gateway.turn.Action.Connect;
import io.callmesh.gateway.turn.Action.Cut;
import io.callmesh.gateway.turn.Action.Disconnect;
import io.callmesh.gateway.turn.Action.Fill;
import io.callmesh.gateway.turn.Action.Foresee;
import io.callmesh.gateway.turn.Action.HandOver;
import io.callmesh.gateway.turn.Action.Note;
import io.callmesh.gateway.turn.Action.Pause;
import io.callmesh.gateway.turn.Action.Relay;
import io.callmesh.gateway.turn.Action.Resume;
import io.callmesh.gateway.turn.Action.StopWaiting;
import io.callmesh.gateway.turn.TurnState.AgentsTurn;
import io.callmesh.gateway.turn.TurnState.CallersTurn;
import io.callmesh.gateway.turn.TurnState.Kept;
import io.callmesh.gateway.turn.TurnState.Over;
import io.callmesh.gateway.turn.TurnState.Passage;
import io.callmesh.gateway.turn.TurnState.Paused;
import io.callmesh.gateway.turn.TurnState.Strain;
import io.callmesh.gateway.turn.TurnState.Underway;
import io.callmesh.gateway.turn.TurnState.Waiting;
import io.callmesh.gateway.turn.TurnState.WithPerson;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides whose turn it is. Pure, so every rule is one row of a table test, and a recorded call replays to the same
/// decisions. Times are milliseconds of the call's clock.
///
/// @param language what the caller nods in, BCP 47
public record TurnPolicy(Patience patience, String language) {

    /// More failures than this without an answer between them end the call: a person takes it, or it ends with a farewell.
    private static final int MAX_FAILURES = 3;

    /// Who waits for a person is told so often that somebody will come, and so many times; then the queue itself is taken to be dead.
    private static final Duration COMFORT = Duration.ofSeconds(20);
    private static final int MOST_ROUNDS = 60;
    /// So often in a row may nobody say anything, each time for as long as anything may take, before the person is taken to be gone.
    private static final int MOST_QUIET = 10;

    /// A shorter sound of which the recogniser makes words that it does not trust is none. Over a voice that asks nothing; of the
    /// nods of `docs/turn-taking.md` none lasts longer.
    private static final Duration BURST = Duration.ofMillis(700);
    private static final double TRUSTED = 0.2;

    /// @param state   where the call stands now
    /// @param actions what to do about it, in order
    public record Step(TurnState state, List<Action> actions) {}

    /// For callers who can only type.
    public TurnPolicy unhurried() {
        return new TurnPolicy(patience.unhurried(), language);
    }

    public TurnPolicy in(String language) {
        return new TurnPolicy(patience, language);
    }

    /// The first step of a call.
    public Step begin(int turn, Input input, long now) {
        return answer(turn, input, Optional.empty(), Strain.NONE, now);
    }

    /// What follows from `event`, or from [Overdue] when none came until [TurnState#until].
    public Step next(TurnState state, Event event, long now) {
        return switch (event) {
            case HungUp _ -> over(state, "caller_hung_up");
            case Stopped(var reason) -> over(state, reason);
            case HandedOff(PersonJoined _) -> connect(state, now);
            default -> switch (state) {
                case CallersTurn listening -> whileListening(listening, event, now);
                case AgentsTurn speaking -> whileSpeaking(speaking, event, now);
                case Paused paused -> whilePaused(paused, event, now);
                case Waiting waiting -> whileWaiting(waiting, event, now);
                case WithPerson away -> whileWithPerson(away, event, now);
                case Over over -> stay(over);
            };
        };
    }

    private Step whileListening(CallersTurn state, Event event, long now) {
        int turn = state.turn();
        return switch (event) {
            case Utterance(var words, _, _) when murmured(words) -> stay(new CallersTurn(turn, false, state.strain(), in(patience.silence(), now)));
            case Utterance(var words, _, var times) -> answer(turn + 1, words, Optional.of(times), state.strain().spoken(), now);
            case Keys(var digits, long at) -> answer(turn + 1, new Input.Keys(digits), Optional.of(EarTimes.at(at)), state.strain().spoken(), now);
            case Typed(var text, long at) -> answer(turn + 1, Input.Words.typed(text.reveal()), Optional.of(EarTimes.at(at)), state.strain().spoken(), now);
            case Foreseen(var words) -> murmured(words) ? stay(state) : new Step(state, List.of(new Foresee(turn + 1, words)));
            case SpeechStarted _, Partial _ -> stay(new CallersTurn(turn, true, state.strain(), in(patience.stuck(), now)));
            case FalseStart _ -> stay(new CallersTurn(turn, false, state.strain(), in(patience.silence(), now)));
            case Overdue _ -> askAgain(state, now);
            case Unheard(var fault) -> failed(turn + 1, "recognition", fault, state.strain(), now);
            case SpeechPaused _, Speaking _, ReplyPlayed _, Failed _, HandedOff _, HungUp _, Stopped _ -> stay(state);
        };
    }

    private Step whileSpeaking(AgentsTurn state, Event event, long now) {
        int turn = state.turn();
        return switch (event) {
            case SpeechStarted _ -> state.reply().interruptible() ? pause(state, false, now) : stay(state);
            case Partial(var text) when state.reply().interruptible() && interrupts(state.reply(), text) -> pause(state, true, now);
            case Utterance said when !interrupts(state.reply(), said) -> stay(state);
            case Utterance(var words, _, var times) -> interrupt(state, words, times, now);
            case Keys(var digits, long at) -> interrupt(state, new Input.Keys(digits), EarTimes.at(at), now);
            case Typed(var text, long at) -> interrupt(state, Input.Words.typed(text.reveal()), EarTimes.at(at), now);
            case Speaking(int spoken, boolean interruptible, boolean question) when spoken == turn ->
                    stay(new AgentsTurn(turn, state.reply().at(new Passage(interruptible, question)), state.strain(), in(patience.stuck(), now)));
            case ReplyPlayed(int played, var ending) when played == turn -> played(state, ending, now);
            case Failed(int failed, var stage, var fault) when failed == turn -> failed(turn + 1, stage, fault, state.strain(), now, new Cut(turn, false));
            case Overdue _ -> overdue(state, now);
            case Partial _, Speaking _, ReplyPlayed _, Failed _, Unheard _, FalseStart _, SpeechPaused _, Foreseen _, HandedOff _, HungUp _, Stopped _ -> stay(state);
        };
    }

    private Step whilePaused(Paused state, Event event, long now) {
        return switch (event) {
            case SpeechStarted _ -> stay(still(state, state.words(), patience.hold(), now));
            case Partial(var text) when interrupts(state.reply(), text) -> stay(still(state, true, patience.hold(), now));
            case SpeechPaused _ when !state.words() -> stay(still(state, false, patience.resume(), now));
            case Utterance said when !interrupts(state.reply(), said) -> resume(state, now);
            case Foreseen(var words) -> interrupts(state.reply(), words.best()) ? new Step(state, List.of(new Foresee(state.turn() + 1, words))) : resume(state, now);
            case Unheard(var fault) when state.words() -> failed(state.turn() + 1, "recognition", fault, state.strain(), now, new Cut(state.turn(), false));
            case FalseStart _, Unheard _, Overdue _ -> resume(state, now);
            case Speaking(int spoken, boolean interruptible, boolean question) when spoken == state.turn() ->
                    begun(new Paused(state.turn(), state.reply().at(new Passage(interruptible, question)), state.strain(), state.words(), state.until()), now);
            case ReplyPlayed(int played, Ending ending) when played == state.turn() && ending == Ending.LISTEN ->
                    stay(new CallersTurn(state.turn(), true, state.strain(), in(patience.stuck(), now)));
            case ReplyPlayed(int played, _) when played == state.turn() -> whileSpeaking(unpaused(state, now), event, now);
            case Failed(int failed, _, _) when failed == state.turn() -> whileSpeaking(unpaused(state, now), event, now);
            case Utterance _, Keys _, Typed _ -> whileSpeaking(unpaused(state, now), event, now);
            case Partial _, SpeechPaused _, Speaking _, ReplyPlayed _, Failed _, HandedOff _, HungUp _, Stopped _ -> stay(state);
        };
    }

    private Step whileWaiting(Waiting state, Event event, long now) {
        return switch (event) {
            case HandedOff(HandedOver _) -> stay(new Over("handed_off"));
            case HandedOff(NoOneThere _) -> stopWaiting(state, now);
            case Keys(var digits, _) when digits.contains("*") -> stopWaiting(state, now);
            case Keys(var digits, _) -> noted(state, new Input.Keys(digits));
            case Typed(var text, _) -> noted(state, Input.Words.typed(text.reveal()));
            case Utterance(var words, _, _) when !words.best().nothing() && !murmured(words) -> noted(state, words);
            case Overdue _ when state.rounds() >= MOST_ROUNDS -> stopWaiting(state, now);
            case Overdue _ -> new Step(new Waiting(state.turn(), state.rounds() + 1, state.strain(), in(COMFORT, now)), List.of(new Comfort(state.turn())));
            case Utterance _, SpeechStarted _, Partial _, SpeechPaused _, Speaking _, ReplyPlayed _, Failed _, Unheard _, FalseStart _, Foreseen _, HandedOff _, HungUp _, Stopped _ -> stay(state);
        };
    }

    private Step whileWithPerson(WithPerson state, Event event, long now) {
        return switch (event) {
            case HandedOff(PersonSpoke(var text, boolean typed)) -> new Step(talking(state.turn() + 1, state, now), List.of(new Relay(state.turn() + 1, text, typed)));
            case HandedOff(PersonLeft(var how)) -> left(state, how, now);
            case Keys(var digits, _) -> noted(state, new Input.Keys(digits), now);
            case Typed(var text, _) -> noted(state, Input.Words.typed(text.reveal()), now);
            case Utterance(var words, _, _) when !words.best().nothing() -> noted(state, words, now);
            case Overdue _ when state.quiet() >= MOST_QUIET -> left(state, Leaving.VANISHED, now);
            case Overdue _ -> stay(new WithPerson(state.turn(), state.quiet() + 1, state.strain(), in(patience.stuck(), now)));
            case Utterance _, SpeechStarted _, Partial _ -> stay(talking(state.turn(), state, now));
            case SpeechPaused _, Speaking _, ReplyPlayed _, Failed _, Unheard _, FalseStart _, Foreseen _, HandedOff _, HungUp _, Stopped _ -> stay(state);
        };
    }

    private static Step noted(Waiting state, Input input) {
        return new Step(new Waiting(state.turn() + 1, state.rounds(), state.strain(), state.until()), List.of(new Note(state.turn() + 1, input)));
    }

    private Step noted(WithPerson state, Input input, long now) {
        return new Step(talking(state.turn() + 1, state, now), List.of(new Note(state.turn() + 1, input)));
    }

    private WithPerson talking(int turn, WithPerson state, long now) {
        return new WithPerson(turn, 0, state.strain(), in(patience.stuck(), now));
    }

    /// Whatever the assistant was doing, the person talks now.
    private Step connect(TurnState state, long now) {
        return switch (state) {
            case CallersTurn(int turn, _, var strain, _) -> connected(turn, strain, now);
            case AgentsTurn(int turn, _, var strain, _) -> connected(turn, strain, now, new Cut(turn, false));
            case Paused(int turn, _, var strain, _, _) -> connected(turn, strain, now, new Cut(turn, false));
            case Waiting(int turn, _, var strain, _) -> connected(turn, strain, now);
            case WithPerson _, Over _ -> stay(state);
        };
    }

    private Step connected(int turn, Strain strain, long now, Action... before) {
        var actions = new ArrayList<>(List.of(before));
        actions.add(new Connect(turn));
        return new Step(new WithPerson(turn, 0, strain.spoken(), in(patience.stuck(), now)), List.copyOf(actions));
    }

    private Step left(WithPerson state, Leaving how, long now) {
        return switch (how) {
            case ENDED -> new Step(new Over("ended_by_person"), List.of(new Disconnect(how)));
            case GAVE_BACK -> returned(state.turn(), Why.GAVE_BACK, state.strain(), now, new Disconnect(how));
            case VANISHED -> returned(state.turn(), Why.VANISHED, state.strain(), now, new Disconnect(how));
        };
    }

    private Step stopWaiting(Waiting state, long now) {
        return returned(state.turn(), Why.NOBODY, state.strain(), now, new StopWaiting());
    }

    private Step returned(int turn, Why why, Strain strain, long now, Action... before) {
        var answer = answer(turn + 1, new Input.Returned(why), Optional.empty(), strain, now);
        var actions = new ArrayList<>(List.of(before));
        actions.addAll(answer.actions());
        return new Step(answer.state(), List.copyOf(actions));
    }

    /// A passage may slip through while the voice is being held.
    private Step begun(Paused state, long now) {
        return state.reply().interruptible() ? stay(state) : resume(state, now);
    }

    /// Nothing, murmurs, and nods to what is not a question, are no interruption.
    private boolean interrupts(Underway reply, Spoken said) {
        return !said.nothing() && !Backchannels.murmur(said.reveal()) && (reply.asks() || !Backchannels.nod(said.reveal(), language));
    }

    private boolean interrupts(Underway reply, Utterance said) {
        return interrupts(reply, said.words().best()) && !(reply.heard() && !reply.asks() && burst(said));
    }

    private static boolean burst(Utterance said) {
        return said.words().doubtful() && said.words().hypotheses().getFirst().confidence() < TRUSTED && said.voice().compareTo(BURST) <= 0;
    }

    /// Said while nobody speaks it is nothing: noise that sounds like it must not answer what was asked.
    private static boolean murmured(Input.Words words) {
        return !words.doubtful() && Backchannels.murmur(words.best().reveal());
    }

    private Step interrupt(AgentsTurn state, Input input, EarTimes times, long now) {
        if (!state.reply().interruptible()) return stay(new AgentsTurn(state.turn(), state.reply().keeping(new Kept(input, times)), state.strain(), state.until()));
        var before = input instanceof Input.Words spoken && !spoken.typed() ? state.reply().unheard() : Optional.<Input.Words>empty();
        var whole = input instanceof Input.Words words && before.isPresent() ? words.after(before.get()) : input;
        var next = new AgentsTurn(state.turn() + 1, Underway.answering(whole), after(state).spoken(), in(patience.late(), now));
        return new Step(next, List.of(new Cut(state.turn(), before.isPresent()), new Answer(next.turn(), input, Optional.of(times), before)));
    }

    private Step played(AgentsTurn state, Ending ending, long now) {
        int turn = state.turn();
        if (state.strain().failures() > MAX_FAILURES && ending != Ending.HAND_OFF) return stay(new Over("failed"));
        var kept = state.reply().kept();
        if (kept.isPresent() && ending == Ending.LISTEN) return answer(turn + 1, kept.get().input(), Optional.of(kept.get().times()), after(state).spoken(), now);
        return switch (ending) {
            case LISTEN -> stay(new CallersTurn(turn, false, after(state), in(patience.silence(), now)));
            case HAND_OFF -> new Step(new Waiting(turn, 0, after(state), in(COMFORT, now)), List.of(new HandOver(turn)));
            case HANG_UP -> stay(new Over(state.strain().silences() > 0 ? "silence" : "completed"));
        };
    }

    /// An answer that was heard ends a row of failures.
    private static Strain after(AgentsTurn state) {
        return state.reply().heard() && !state.reply().apology() ? state.strain().answered() : state.strain();
    }

    private Step overdue(AgentsTurn state, long now) {
        var reply = state.reply();
        boolean heard = reply.heard();
        if (!heard && !reply.filled()) {
            var waiting = new AgentsTurn(state.turn(), reply.withFiller(), state.strain(), in(patience.answer(), now));
            return new Step(waiting, List.of(new Fill(state.turn())));
        }
        var waited = heard ? patience.stuck() : patience.late().plus(patience.answer());
        return failed(state.turn() + 1, "answer", new Fault.TimedOut("answer", waited), state.strain(), now, new Cut(state.turn(), false));
    }

    /// A caller who has been speaking for longer than anything may take has been forgotten by the ear.
    private Step askAgain(CallersTurn state, long now) {
        var strain = state.speaking() ? state.strain() : state.strain().silent();
        return answer(state.turn() + 1, new Input.Silent(Math.max(1, strain.silences())), Optional.empty(), strain, now);
    }

    private Step failed(int turn, String stage, Fault fault, Strain strain, long now, Action... before) {
        if (strain.failures() > MAX_FAILURES) return new Step(new Over("failed"), List.of(before));
        var actions = new ArrayList<>(List.of(before));
        actions.add(new Apologize(turn, stage, fault instanceof Fault.Overloaded, strain.failures() == MAX_FAILURES));
        var apologizing = new AgentsTurn(turn, Underway.answering(new Input.Opening()).withFiller(), strain.failed(), in(patience.answer(), now));
        return new Step(apologizing, List.copyOf(actions));
    }

    private Step answer(int turn, Input input, Optional<EarTimes> times, Strain strain, long now) {
        var state = new AgentsTurn(turn, Underway.answering(input), strain, in(patience.late(), now));
        return new Step(state, List.of(new Answer(turn, input, times, Optional.empty())));
    }

    private Step pause(AgentsTurn state, boolean words, long now) {
        return new Step(new Paused(state.turn(), state.reply(), state.strain(), words, in(patience.hold(), now)), List.of(new Pause()));
    }

    private static Paused still(Paused state, boolean words, Duration most, long now) {
        return new Paused(state.turn(), state.reply(), state.strain(), words, in(most, now));
    }

    private Step resume(Paused state, long now) {
        return new Step(unpaused(state, now), List.of(new Resume()));
    }

    private AgentsTurn unpaused(Paused state, long now) {
        var waiting = state.reply().filled() ? patience.answer() : patience.late();
        return new AgentsTurn(state.turn(), state.reply(), state.strain(), in(state.reply().heard() ? patience.stuck() : waiting, now));
    }

    /// What was asked last and has come to nothing may be answered when the caller comes back.
    private static Step over(TurnState state, String reason) {
        return switch (state) {
            case AgentsTurn(int turn, _, _, _) -> new Step(new Over(reason), List.of(new Cut(turn, true)));
            case Paused(int turn, _, _, _, _) -> new Step(new Over(reason), List.of(new Cut(turn, true)));
            case CallersTurn _, Waiting _, WithPerson _ -> stay(new Over(reason));
            case Over over -> stay(over);
        };
    }

    private static long in(Duration time, long now) {
        return now + time.toMillis();
    }

    private static Step stay(TurnState state) {
        return new Step(state, List.of());
    }
}
