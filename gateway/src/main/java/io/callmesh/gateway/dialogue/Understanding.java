package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.conversation.Input.Hypothesis;
import java.util.List;
import java.util.Map;

/// Finds out what words mean.
public interface Understanding {

    /// @param hypotheses best first, not empty
    /// @param expecting  the slot that was asked for, or empty
    /// @throws io.callmesh.runtime.MeshException when it cannot be found out in time
    Meaning understand(String callId, Assistant assistant, String language, List<Hypothesis> hypotheses, String expecting) throws InterruptedException;

    /// @param intent     best one; empty when out of scope, and when only a value was told
    /// @param exact      whether it is a phrase of the pack, word for word
    /// @param slots      normalised values by name
    /// @param outOfScope whether it fits nothing
    /// @param hypothesis index of the one that was understood
    record Meaning(String intent, double score, boolean exact, Map<String, String> slots, boolean outOfScope, int hypothesis) {

        public Meaning {
            slots = Map.copyOf(slots);
        }
    }
}
