package io.callmesh.gateway.replay;

import io.callmesh.audio.activity.VoiceRun;
import io.callmesh.gateway.call.Tape.Begun;
import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.listen.Attention;
import io.callmesh.gateway.listen.Recognition.Result;
import io.callmesh.gateway.listen.Stimulus;
import io.callmesh.gateway.listen.Todo;
import io.callmesh.gateway.turn.Action;
import io.callmesh.gateway.turn.TurnPolicy.Step;
import io.callmesh.gateway.turn.TurnState;
import io.callmesh.gateway.turn.TurnState.Over;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Holds a taped call again on a virtual clock, with other thresholds. The caller speaks, keys and hangs up as on the tape;
/// the recogniser and the replies take as long as they did, from wherever they are begun now.
final class Simulation {

    private static final Duration FRAME = Duration.ofMillis(20);

    private final Begun begun;
    private final Attention attention;
    private final VoiceRun voice = new VoiceRun();
    private final TapedReplies replies;
    private final TapedWords words;
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::order));
    private final List<Turn> turns = new ArrayList<>();
    private TurnState state;
    private long order, pausedAt = -1;
    private int speaking;

    /// @param reply the turn of the reply that this belongs to, or -1
    private record Due(long nanos, long order, int reply, Object what) {}

    /// One answer or apology.
    ///
    /// @param millis when it was begun, on the call's clock
    record Turn(long millis, Action begun) {}

    private Simulation(Begun settings, List<Entry> tape) {
        begun = settings;
        attention = new Attention(settings.endpoints());
        replies = TapedReplies.of(tape);
        words = TapedWords.of(tape);
        for (var entry : tape) schedule(entry);
        state = new Over("not begun");
    }

    static List<Turn> of(Begun settings, List<Entry> tape) {
        var simulation = new Simulation(settings, tape);
        simulation.run();
        return List.copyOf(simulation.turns);
    }

    private void schedule(Entry entry) {
        switch (entry) {
            case Entry.Noticed(Stimulus.Recognized(Result.Final _), _) -> { }
            case Entry.Noticed(var stimulus, long nanos) -> at(nanos, -1, stimulus);
            case Entry.Turned(long millis, var event, _) when callers(event) -> at(nanos(millis), -1, event);
            case Entry.Turned _, Entry.Header _ -> { }
        }
    }

    private static boolean callers(Event event) {
        return event instanceof Event.Keys || event instanceof Event.Typed || event instanceof Event.HandedOff || event instanceof Event.HungUp || event instanceof Event.Stopped;
    }

    private void at(long nanos, int reply, Object what) {
        due.add(new Due(nanos, order++, reply, what));
    }

    private void run() {
        step(begun.policy().begin(begun.turn(), begun.first(), 0), begun.nanos());
        while (!(state instanceof Over) && !due.isEmpty()) {
            long deadline = nanos(state.until());
            if (due.peek().nanos() <= deadline) happen(due.remove());
            else turn(new Event.Overdue(), deadline);
        }
    }

    private void happen(Due next) {
        switch (next.what()) {
            case Stimulus.Sensed(var activity) -> attend(new Stimulus.Sensed(voice.next(activity.voiced(), FRAME)), next.nanos());
            case Stimulus stimulus -> attend(stimulus, next.nanos());
            case Event event -> turn(event, next.nanos());
            default -> throw new IllegalStateException();
        }
    }

    private void attend(Stimulus stimulus, long nanos) {
        for (var todo : attention.next(stimulus, nanos)) obey(todo, nanos);
    }

    private void obey(Todo todo, long nanos) {
        switch (todo) {
            case Todo.Tell(var event) -> turn(event, nanos);
            case Todo.Ask _ -> words.asked(nanos).forEach(taped -> at(nanos + taped.delay(), -1, new Stimulus.Recognized(taped.words())));
            case Todo.Forget _ -> voice.reset();
            case Todo.Begin _, Todo.TellAgain _ -> { }
        }
    }

    private void turn(Event event, long nanos) {
        if (!(state instanceof Over)) step(begun.policy().next(state, event, millis(nanos)), nanos);
    }

    private void step(Step step, long nanos) {
        state = step.state();
        for (var action : step.actions()) act(action, nanos);
    }

    private void act(Action action, long nanos) {
        switch (action) {
            case Action.Answer(int turn, _, _, _) -> reply(action, turn, nanos);
            case Action.Apologize(int turn, _, _, _) -> reply(action, turn, nanos);
            case Action.Pause _ -> pausedAt = nanos;
            case Action.Resume _ -> resume(nanos);
            case Action.Cut(int turn, _) -> due.removeIf(event -> event.reply() == turn);
            case Action.Fill _, Action.Foresee _, Action.HandOver _, Action.Comfort _, Action.StopWaiting _, Action.Connect _, Action.Note _, Action.Relay _, Action.Disconnect _ -> { }
        }
    }

    private void reply(Action begins, int turn, long nanos) {
        turns.add(new Turn(millis(nanos), begins));
        speaking = turn;
        pausedAt = -1;
        for (var happened : replies.to(begins, turn)) at(nanos + happened.after() * 1_000_000, turn, happened.event());
    }

    /// All that the reply still has to do comes later by the pause.
    private void resume(long nanos) {
        if (pausedAt < 0) return;
        long pause = nanos - pausedAt;
        pausedAt = -1;
        var later = due.stream().filter(event -> event.reply() == speaking).toList();
        due.removeAll(later);
        for (var event : later) at(event.nanos() + pause, speaking, event.what());
    }

    private long millis(long nanos) {
        return (nanos - begun.nanos()) / 1_000_000;
    }

    private long nanos(long millis) {
        return millis > Long.MAX_VALUE / 1_000_000 - begun.nanos() / 1_000_000 - 1 ? Long.MAX_VALUE : begun.nanos() + millis * 1_000_000;
    }
}
