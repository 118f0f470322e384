package io.callmesh.gateway.dialogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.gateway.assistant.Step;
import java.util.List;

/// What is known of a caller from call to call, while one input is being answered: the result `caller`, and what is to be written when
/// the call ends.
final class Acquainted {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CALLER = "caller", KNOWN = "known", DECLINED = "declined";

    private final Memory memory;

    Acquainted(Memory memory) {
        this.memory = memory;
    }

    /// Only what the caller agreed to just now, as it is now.
    void remember(Step.Remember step) {
        if (!memory.more.containsKey("agreed")) return;
        var caller = caller();
        var facts = step.as().isEmpty() ? caller : caller.withObject("/" + step.as());
        for (var slot : step.slots()) {
            String value = memory.slots.getOrDefault(slot, "");
            memory.more.put(DialogueState.REMEMBER + (step.as().isEmpty() ? slot : step.as() + "." + slot), step.time() + " " + value);
            facts.put(slot, value);
        }
        memory.results.put(CALLER, caller.toString());
    }

    /// Nobody who cannot be known again is remembered as having declined.
    void decline(String key) {
        var caller = caller();
        if (!caller.path(KNOWN).asText().equals("yes")) return;
        memory.more.put(DialogueState.DECLINED + key, "yes");
        caller.withObject("/" + DECLINED).put(key, "yes");
        memory.results.put(CALLER, caller.toString());
    }

    /// A refusal is remembered of whoever can be known again, so that they are not asked in every call.
    void consent(boolean given) {
        memory.more.put(DialogueState.CONSENT, Consent.spelled(given));
        if (given) memory.more.remove(DialogueState.DECLINED + DialogueState.CONSENT);
        else decline(DialogueState.CONSENT);
    }

    boolean declined(String key) {
        return caller().path(DECLINED).has(key);
    }

    /// Forgets what was known, the slots that it filled, and what was to be written.
    void forget() {
        memory.more.keySet().removeIf(key -> key.startsWith(DialogueState.REMEMBER) || key.startsWith(DialogueState.DECLINED));
        var caller = caller();
        List.copyOf(memory.slots.keySet()).stream().filter(slot -> caller.path(slot).asText().equals(memory.slots.get(slot))).forEach(memory::forget);
        memory.results.put(CALLER, JSON.createObjectNode().put(KNOWN, "yes").toString());
    }

    private ObjectNode caller() {
        try {
            return JSON.readTree(memory.results.getOrDefault(CALLER, "{}")) instanceof ObjectNode known ? known : JSON.createObjectNode();
        } catch (JsonProcessingException garbled) {
            return JSON.createObjectNode();
        }
    }
}
