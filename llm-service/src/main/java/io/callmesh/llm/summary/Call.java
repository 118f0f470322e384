package io.callmesh.llm.summary;

import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What has been noted of one call.
public final class Call {

    /// How a call came out.
    public enum Disposition { ANSWERED, HANDED_OFF, MESSAGE_TAKEN, NO_REQUEST, FAILED }

    private static final int MOST_TURNS = 64;
    /// Intents that steer a dialogue and are nothing a caller calls about.
    private static final Set<String> STEERING =
            Set.of("", "yes", "no", "cancel", "repeat", "agent", "goodbye", "menu", "correction", "thanks", "greeting", "out_of_scope");

    private final List<Message> history = new ArrayList<>();
    private final Set<String> topics = new LinkedHashSet<>();
    private final Map<String, Spoken> told = new LinkedHashMap<>();
    private String language = "en";
    private String handOff = "";
    private String reason = "";

    void note(Happened happened) {
        switch (happened) {
            case Happened.Started(var spoken) -> language = spoken;
            case Happened.Turn turn -> note(turn);
            case Happened.HandedOff(var outcome) -> handOff = outcome;
            case Happened.Ended(var why) -> reason = why;
            case Happened.Other _ -> {}
        }
    }

    private void note(Happened.Turn turn) {
        if (history.size() >= 2 * MOST_TURNS) history.subList(0, 2).clear();
        if (!turn.caller().nothing()) history.add(new Message(Role.CALLER, turn.caller(), ""));
        if (!turn.said().nothing()) history.add(new Message(Role.ASSISTANT, turn.said(), ""));
        if (!STEERING.contains(turn.intent())) topics.add(turn.intent().replace('_', ' '));
        told.putAll(turn.slots());
    }

    /// BCP 47
    public String language() {
        return language.isEmpty() ? "en" : language;
    }

    public List<Message> history() {
        return List.copyOf(history);
    }

    /// What the caller asked about, in order.
    public List<String> topics() {
        return List.copyOf(topics);
    }

    /// Slots as they are told: `order number 4271`.
    public List<String> facts() {
        return told.entrySet().stream().map(slot -> words(slot.getKey()) + " " + slot.getValue().reveal()).toList();
    }

    private static String words(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
    }

    public List<String> callerWords() {
        return history.stream().filter(message -> message.role() == Role.CALLER).map(message -> message.text().reveal()).toList();
    }

    public Disposition disposition() {
        if (!handOff.isEmpty()) return told.containsKey("message") ? Disposition.MESSAGE_TAKEN : Disposition.HANDED_OFF;
        if (callerWords().isEmpty()) return Disposition.NO_REQUEST;
        return reason.startsWith("failed") || reason.startsWith("error") ? Disposition.FAILED : Disposition.ANSWERED;
    }
}
