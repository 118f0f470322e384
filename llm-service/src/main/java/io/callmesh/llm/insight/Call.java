package io.callmesh.llm.insight;

import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A call that has ended, as its happenings tell it.
///
/// @param happened in order
public record Call(List<Happened> happened) {

    /// How a call came out.
    public enum Disposition { ANSWERED, HANDED_OFF, MESSAGE_TAKEN, NO_REQUEST, FAILED }

    /// The outcome of a hand-off for which the caller left word, and the slot that holds it.
    static final String MESSAGE = "message";

    /// What a language model is shown at most; the last ones.
    private static final int MOST_TURNS = 64;
    /// Intents that steer a dialogue and are nothing a caller calls about.
    private static final Set<String> STEERING =
            Set.of("", "yes", "no", "cancel", "repeat", "agent", "goodbye", "menu", "correction", "thanks", "greeting", "go_on", "out_of_scope");

    public Call {
        happened = List.copyOf(happened);
    }

    /// Those of one kind, in order.
    <T extends Happened> List<T> all(Class<T> kind) {
        return happened.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public List<Happened.Turn> turns() {
        return all(Happened.Turn.class);
    }

    /// BCP 47
    public String language() {
        var started = all(Happened.Started.class);
        return started.isEmpty() || started.getFirst().language().isEmpty() ? "en" : started.getFirst().language();
    }

    /// Why it ended, as the journal says it.
    public String reason() {
        return all(Happened.Ended.class).stream().map(Happened.Ended::reason).findFirst().orElse("");
    }

    /// What was said, the last turns of it.
    public List<Message> history() {
        var history = new ArrayList<Message>();
        for (var turn : last(turns())) {
            if (!turn.caller().nothing()) history.add(new Message(Role.CALLER, turn.caller(), ""));
            if (!turn.said().nothing()) history.add(new Message(Role.ASSISTANT, turn.said(), ""));
        }
        return List.copyOf(history);
    }

    private static List<Happened.Turn> last(List<Happened.Turn> turns) {
        return turns.subList(Math.max(0, turns.size() - MOST_TURNS), turns.size());
    }

    /// What the caller asked about, as intents, in order.
    public List<String> intents() {
        var intents = new LinkedHashSet<String>();
        turns().stream().map(Happened.Turn::intent).filter(intent -> !STEERING.contains(intent)).forEach(intents::add);
        return List.copyOf(intents);
    }

    /// The same, as words.
    public List<String> topics() {
        return intents().stream().map(intent -> intent.replace('_', ' ')).toList();
    }

    /// What the caller told, by slot; what was told last holds.
    public Map<String, Spoken> told() {
        var told = new LinkedHashMap<String, Spoken>();
        turns().forEach(turn -> told.putAll(turn.slots()));
        return told;
    }

    /// Slots as they are told: `order number 4271`.
    public List<String> facts() {
        return told().entrySet().stream().map(slot -> words(slot.getKey()) + " " + slot.getValue().reveal()).toList();
    }

    private static String words(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    public List<String> callerWords() {
        return last(turns()).stream().map(turn -> turn.caller().reveal()).filter(words -> !words.isBlank()).toList();
    }

    public Disposition disposition() {
        var handed = all(Happened.HandedOff.class);
        if (!handed.isEmpty()) return told().containsKey(MESSAGE) || handed.getLast().outcome().equals(MESSAGE) ? Disposition.MESSAGE_TAKEN : Disposition.HANDED_OFF;
        if (turns().stream().allMatch(turn -> turn.caller().nothing() && turn.intent().isEmpty())) return Disposition.NO_REQUEST;
        return reason().startsWith("failed") || reason().startsWith("error") ? Disposition.FAILED : Disposition.ANSWERED;
    }
}
