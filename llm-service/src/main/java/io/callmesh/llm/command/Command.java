package io.callmesh.llm.command;

import io.callmesh.runtime.privacy.Spoken;

/// One thing that the caller's words ask the dialogue to do. What is done about it, the flows decide.
public sealed interface Command {

    record StartFlow(String flow) implements Command {}

    /// @param value normalised: digits `4271`, a choice as the pack spells it
    record SetSlot(String slot, Spoken value) implements Command {}

    /// What was told before is taken back.
    record Correct(String slot, Spoken value) implements Command {}

    /// The caller asks something that the knowledge may hold.
    ///
    /// @param words as it was asked; nothing when it is all that was said
    record Answer(Spoken words) implements Command {}

    record SmallTalk() implements Command {}

    record HandOff() implements Command {}
}
