package io.callmesh.gateway.turn;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides whose turn it is. Pure, so every rule is one row of a table test.
///
/// @param silence how long the caller may say nothing before we ask again; counted from the end of our voice
/// @param stuck   how long anything else may take before we go on without it
public record TurnPolicy(Duration silence, Duration stuck) {

    private static final Duration TYPING = Duration.ofMinutes(10);

    /// More failures than this in a row end the call.
    private static final int MAX_FAILURES = 3;

    /// @param state   where the call stands now
    /// @param actions what to do about it, in order
    public record Step(TurnState state, List<Action> actions) {}

    /// For callers who can only type: reading and typing take their time.
    public TurnPolicy unhurried() {
        return new TurnPolicy(TYPING, stuck);
    }

    /// How long to wait in this state for the next event before it is [Silence].
    public Duration patience(TurnState state) {
        return state instanceof CallersTurn(_, boolean speaking, _) && !speaking ? silence : stuck;
    }

    /// The first step of a call.
    public Step begin(int turn, Input input) {
        return answer(turn, input, Optional.empty(), Strain.NONE);
    }

    public Step next(TurnState state, Event event) {
        return switch (event) {
            case HungUp _ -> over(state, "caller_hung_up");
            case Stopped(var reason) -> over(state, reason);
            default -> switch (state) {
                case CallersTurn listening -> whileListening(listening, event);
                case AgentsTurn(int turn, var strain) -> whileSpeaking(turn, strain, event);
                case Paused(int turn, var strain) -> whilePaused(turn, strain, event);
                case Over over -> stay(over);
            };
        };
    }

    private Step whileListening(CallersTurn state, Event event) {
        int turn = state.turn();
        return switch (event) {
            case Utterance(var words, var times) -> answer(turn + 1, words, Optional.of(times), Strain.NONE);
            case Keys(var digits, long at) -> answer(turn + 1, new Input.Keys(digits), arrived(at), Strain.NONE);
            case Typed(var text, long at) -> answer(turn + 1, Input.Words.typed(text.reveal()), arrived(at), Strain.NONE);
            case SpeechStarted _ -> stay(new CallersTurn(turn, true, state.strain()));
            case FalseStart _ -> stay(new CallersTurn(turn, false, state.strain()));
            case Silence _ -> askAgain(state);
            case Failed(_, var stage, var fault) -> failed(turn + 1, stage, fault, state.strain());
            case ReplyPlayed _, HungUp _, Stopped _ -> stay(state);
        };
    }

    private Step whileSpeaking(int turn, Strain strain, Event event) {
        return switch (event) {
            case SpeechStarted _ -> new Step(new Paused(turn, strain), List.of(new Pause()));
            case Utterance(var words, _) when words.hypotheses().isEmpty() -> stay(new AgentsTurn(turn, strain));
            case Utterance(var words, var times) -> answer(turn + 1, words, Optional.of(times), Strain.NONE, new Cut(turn));
            case Keys(var digits, long at) -> answer(turn + 1, new Input.Keys(digits), arrived(at), Strain.NONE, new Cut(turn));
            case Typed(var text, long at) -> answer(turn + 1, Input.Words.typed(text.reveal()), arrived(at), Strain.NONE, new Cut(turn));
            case ReplyPlayed(int played, var ending) when played == turn -> played(turn, ending, strain);
            case Failed(int failed, var stage, var fault) when failed == turn -> failed(turn + 1, stage, fault, strain, new Cut(turn));
            case Silence _ -> failed(turn + 1, "answer", new Fault.TimedOut("answer", stuck), strain, new Cut(turn));
            case ReplyPlayed _, Failed _, FalseStart _, HungUp _, Stopped _ -> stay(new AgentsTurn(turn, strain));
        };
    }

    private Step whilePaused(int turn, Strain strain, Event event) {
        return switch (event) {
            case Utterance(var words, _) when words.hypotheses().isEmpty() -> resume(turn, strain);
            case FalseStart _, Silence _ -> resume(turn, strain);
            case Failed(int failed, _, _) when failed != turn -> resume(turn, strain);
            case SpeechStarted _ -> stay(new Paused(turn, strain));
            case Utterance _, Keys _, Typed _, ReplyPlayed _, Failed _, HungUp _, Stopped _ -> whileSpeaking(turn, strain, event);
        };
    }

    private Step played(int turn, Ending ending, Strain strain) {
        return switch (ending) {
            case LISTEN -> stay(new CallersTurn(turn, false, strain));
            case HAND_OFF -> stay(new Over("handed_off"));
            case HANG_UP -> stay(new Over(strain.silences() > 0 ? "silence" : "completed"));
        };
    }

    /// A caller who has been speaking for longer than anything may take has been forgotten by the ear.
    private Step askAgain(CallersTurn state) {
        var strain = state.speaking() ? state.strain() : state.strain().silent();
        return answer(state.turn() + 1, new Input.Silent(Math.max(1, strain.silences())), Optional.empty(), strain);
    }

    private static Step failed(int turn, String stage, Fault fault, Strain strain, Action... before) {
        if (strain.failures() >= MAX_FAILURES) return new Step(new Over("failed"), List.of(before));
        var actions = new ArrayList<>(List.of(before));
        actions.add(new Apologize(turn, stage, fault instanceof Fault.Overloaded));
        return new Step(new AgentsTurn(turn, strain.failed()), List.copyOf(actions));
    }

    private static Step answer(int turn, Input input, Optional<EarTimes> times, Strain strain, Action... before) {
        var actions = new ArrayList<>(List.of(before));
        actions.add(new Answer(turn, input, times));
        return new Step(new AgentsTurn(turn, strain), List.copyOf(actions));
    }

    private static Step resume(int turn, Strain strain) {
        return new Step(new AgentsTurn(turn, strain), List.of(new Resume()));
    }

    private static Step over(TurnState state, String reason) {
        return switch (state) {
            case AgentsTurn(int turn, _) -> new Step(new Over(reason), List.of(new Cut(turn)));
            case Paused(int turn, _) -> new Step(new Over(reason), List.of(new Cut(turn)));
            case CallersTurn _ -> stay(new Over(reason));
            case Over over -> stay(over);
        };
    }

    private static Optional<EarTimes> arrived(long at) {
        return Optional.of(new EarTimes(at, at, at));
    }

    private static Step stay(TurnState state) {
        return new Step(state, List.of());
    }
}
