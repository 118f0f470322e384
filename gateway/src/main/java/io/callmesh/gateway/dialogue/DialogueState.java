package io.callmesh.gateway.dialogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where a dialogue stands: part of the session, stored as JSON, so plain values only.
///
/// @param flow      name of the running flow; empty when none runs
/// @param path      the steps taken into it, as indices from the outermost
/// @param awaiting  what the assistant waits for: `slot:NAME`, `confirm`, `read-back:NAME`, `menu`, or empty
/// @param slots     filled slots by name
/// @param results   results of tools by name, as JSON
/// @param retries   how often in a row the caller was not understood
/// @param lastSaid  the keys of what was said last, to say it again
/// @param more      room for what a kind of step needs, by name; `deaf` (any value) when nobody can hear this caller, who is
///                  then told of the keys at once; `caller` who calls, and what [#REMEMBER] says
public record DialogueState(String flow, List<Integer> path, String awaiting, Map<String, String> slots, Map<String, String> results,
        int retries, List<String> lastSaid, Map<String, String> more) {

    /// Of [#more]: before the name of a fact that the caller agreed to have remembered, a slot or `NAME.SLOT`; the value is for how long,
    /// as ISO 8601, a space, and what.
    public static final String REMEMBER = "remember:";

    /// Of [#more]: the messages that were left for a person: how many, and on the following lines the last of them.
    public static final String LEFT = "left";

    /// Of [#more]: a message that is left as soon as the caller has told a number to call back, or is gone.
    public static final String LEAVING = "leaving";

    /// Of [#more]: before the key of a text that asked whether something may be remembered, and was answered with no.
    public static final String DECLINED = "declined:";

    /// Of [#more]: who calls, and whose caller that is.
    public static final String CALLER = "caller", TENANT = "tenant";

    /// Of [#more]: `given` or `refused`, once the caller has answered whether what they say may be kept.
    public static final String CONSENT = "consent";

    /// Of [#more]: the sensitive values of this call, as `Tokens` writes them.
    public static final String TOKENS = "tokens";

    /// Of [#more]: the flow that asked for a person last.
    public static final String WHY = "why";

    public static final DialogueState START = new DialogueState("", List.of(), "", Map.of(), Map.of(), 0, List.of(), Map.of());

    public DialogueState {
        path = List.copyOf(path);
        slots = Map.copyOf(slots);
        results = Map.copyOf(results);
        lastSaid = List.copyOf(lastSaid);
        more = Map.copyOf(more);
    }

    /// The slot that was asked for, or empty: recognition and endpointing listen for it.
    public String expecting() {
        int colon = awaiting.indexOf(':');
        return colon < 0 ? "" : awaiting.substring(colon + 1);
    }

    /// The same with these slots, and one result more.
    public DialogueState with(Map<String, String> otherSlots, String result, String json) {
        var all = new HashMap<>(results);
        all.put(result, json);
        return new DialogueState(flow, path, awaiting, otherSlots, all, retries, lastSaid, more);
    }

    /// The same, knowing one thing more.
    public DialogueState knowing(String name, String value) {
        var known = new HashMap<>(more);
        known.put(name, value);
        return new DialogueState(flow, path, awaiting, slots, results, retries, lastSaid, known);
    }
}
