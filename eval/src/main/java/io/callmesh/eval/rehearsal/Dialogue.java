package io.callmesh.eval.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A call that an assistant must get right, from its pack.
///
/// @param name   of the assistant and the file, `retail/order-status`
/// @param spoken also to be played by voice
public record Dialogue(String assistant, String name, String language, boolean spoken, List<Exchange> exchanges) {

    public Dialogue {
        exchanges = List.copyOf(exchanges);
    }

    /// What the caller does, and what must come of it.
    ///
    /// @param caller what is said or typed; empty when keys are pressed
    /// @param keys   `0-9*#`; empty when something is said
    /// @param intent expected; empty: any
    /// @param slots  expected to be understood
    /// @param says   parts of the answer
    public record Exchange(String caller, String keys, String intent, Map<String, String> slots, Optional<Used> tool, List<String> says) {

        public Exchange {
            slots = Map.copyOf(slots);
            says = List.copyOf(says);
        }
    }

    public record Used(String name, String outcome) {}
}
