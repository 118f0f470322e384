package io.callmesh.gateway.replay;

import io.callmesh.gateway.call.Tape.Begun;
import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.json.RecordJson;
import io.callmesh.gateway.listen.Attention;
import io.callmesh.gateway.listen.Todo;
import io.callmesh.gateway.turn.Action;
import io.callmesh.gateway.turn.TurnState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Makes every decision of a tape again, at the times of the tape, and compares: the same, byte for byte, or not.
final class Rerun {

    private final Begun begun;
    private final Attention attention;
    private final Deque<Event> told = new ArrayDeque<>();
    private final List<String> differences = new ArrayList<>();
    private TurnState state;
    private int decisions;

    private Rerun(Begun begun) {
        this.begun = begun;
        attention = new Attention(begun.endpoints());
        state = begun.policy().begin(begun.turn(), begun.first(), 0).state();
    }

    /// @param decisions   how many were made
    /// @param differences those that were not as taped, each as a sentence
    record Outcome(int decisions, List<String> differences) {}

    static Outcome of(List<Entry> tape) {
        var rerun = new Rerun(((Entry.Header) tape.getFirst()).begun());
        for (var entry : tape.subList(1, tape.size())) rerun.play(entry);
        return new Outcome(rerun.decisions, List.copyOf(rerun.differences));
    }

    private void play(Entry entry) {
        switch (entry) {
            case Entry.Header _ -> differences.add("a second header");
            case Entry.Noticed(var stimulus, long nanos) -> {
                for (var todo : attention.next(stimulus, nanos)) if (todo instanceof Todo.Tell(var event)) told.add(event);
            }
            case Entry.Turned(long millis, var event, var actions) -> turn(millis, event, actions);
        }
    }

    private void turn(long millis, Event event, List<Action> taped) {
        if (EarEvents.contains(event)) heard(millis, event);
        var step = begun.policy().next(state, event, millis);
        state = step.state();
        decisions++;
        compare(millis, "the call", RecordJson.write(taped).toString(), RecordJson.write(step.actions()).toString());
    }

    /// Keys begin like speech, and the keypad has no entries of its own.
    private void heard(long millis, Event event) {
        if (event.equals(told.peek())) told.remove();
        else if (!(event instanceof Event.SpeechStarted)) compare(millis, "the ear", RecordJson.write(event).toString(), told.isEmpty() ? "nothing" : RecordJson.write(told.remove()).toString());
    }

    private void compare(long millis, String who, String taped, String now) {
        if (!taped.equals(now)) differences.add("at " + millis + " ms " + who + " decided " + taped + ", and now " + now);
    }
}
