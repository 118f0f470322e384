package io.callmesh.llm.insight;

import io.callmesh.runtime.privacy.Spoken;
import java.util.Map;

/// One thing that happened on a call, as far as insights need it.
public sealed interface Happened {

    record Started(String language) implements Happened {}

    /// @param number   of the turn; 0 is the greeting
    /// @param slots    what the caller told, by name
    /// @param byPerson whether a person answered
    record Turn(int number, Spoken caller, String intent, Map<String, Spoken> slots, Spoken said, boolean interrupted, boolean byPerson, Timing timing) implements Happened {
        public Turn {
            slots = Map.copyOf(slots);
        }
    }

    /// Milliseconds; 0 where nobody measured.
    ///
    /// @param response from the caller's last word to the first of the answer
    /// @param speech   how long the caller spoke
    /// @param said     how long the answer was heard
    record Timing(double response, double speech, double said) {

        public static final Timing NONE = new Timing(0, 0, 0);
    }

    record ToolBegun(int turn, String name, String key) implements Happened {}

    record ToolCalled(String name, String outcome, String key) implements Happened {}

    record HandedOff(int turn, String outcome) implements Happened {}

    record Ended(String reason, double seconds) implements Happened {}

    /// What no insight needs.
    record Other() implements Happened {}
}
