package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.assistant.Slot;
import io.callmesh.gateway.assistant.Step;

/// The number to call back that a message waits for. Whoever will not tell one leaves the message without.
final class CallBack {

    /// The slot of that number, where a pack has it.
    static final String SLOT = "callback_number";

    /// Says that no number will be told in this call.
    private static final String WITHOUT = "unreachable", TELEPHONE = "\\+?[0-9]{3,20}";

    private final Memory memory;

    CallBack(Memory memory) {
        this.memory = memory;
    }

    /// Whether the number is what was asked for last.
    boolean open() {
        return memory.awaited().equals(SLOT);
    }

    /// Whether a number is known, will not be told, or the pack does not ask for one.
    boolean settled() {
        boolean told = memory.slots.keySet().stream().anyMatch(slot -> memory.kind(slot) == Slot.Kind.PHONE);
        boolean unasked = memory.more.containsKey(WITHOUT) || !memory.assistant.slots().containsKey(SLOT);
        return told || unasked || memory.more.getOrDefault(DialogueState.CALLER, "").matches(TELEPHONE);
    }

    /// Whether the number that was told has to be read back first.
    boolean doubted() {
        String number = memory.slots.get(SLOT);
        return number != null && memory.more.containsKey("doubted:" + SLOT) && !number.equals(memory.more.get("confirmed:" + SLOT));
    }

    /// The message is written down, should the caller be gone before there is a number.
    void pending(String message) {
        memory.more.put(DialogueState.LEAVING, message);
    }

    /// No number will be told.
    void without() {
        memory.more.put(WITHOUT, "yes");
        memory.forget(SLOT);
    }

    /// Whether a message is what is asked for, which keys cannot tell.
    boolean wantsMessage() {
        var step = Place.step(memory.steps(), memory.path);
        return memory.waitsFor("slot") && step.isPresent() && step.get() instanceof Step.TakeMessage(var slot) && slot.equals(memory.awaited());
    }
}
