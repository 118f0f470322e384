package io.callmesh.gateway.assistant;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A call that an assistant must get right, from its pack.
///
/// @param voice also played by voice, with a synthetic caller
public record ScriptedDialogue(String name, String language, boolean voice, List<Exchange> turns) {

    public ScriptedDialogue {
        turns = List.copyOf(turns);
    }

    /// One turn: what the caller does, and what must come of it.
    ///
    /// @param caller what the caller says or types; empty when keys are pressed
    /// @param keys   `0-9*#`; empty when something is said
    /// @param intent expected; empty: any
    /// @param slots  expected to be understood
    /// @param says   parts of the answer
    public record Exchange(String caller, String keys, String intent, Map<String, String> slots, Optional<Used> tool, List<String> says) {}

    public record Used(String name, String outcome) {}
}
