package io.callmesh.llm.summary;

import io.callmesh.runtime.privacy.Spoken;
import java.util.Map;

/// One thing that happened on a call, as far as a summary needs it.
public sealed interface Happened {

    record Started(String language) implements Happened {}

    /// @param slots what the caller told, by name
    record Turn(Spoken caller, String intent, Map<String, Spoken> slots, Spoken said) implements Happened {
        public Turn {
            slots = Map.copyOf(slots);
        }
    }

    record HandedOff(String outcome) implements Happened {}

    record Ended(String reason) implements Happened {}

    /// What no summary needs.
    record Other() implements Happened {}
}
