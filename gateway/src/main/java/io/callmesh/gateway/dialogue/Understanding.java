package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.conversation.Input.Hypothesis;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import java.util.List;
import java.util.Map;

/// Finds out what words mean.
public interface Understanding {

    /// @param hypotheses best first, not empty
    /// @param expecting  the slot that was asked for, or empty
    /// @throws io.callmesh.runtime.MeshException when it cannot be found out in time
    Meaning understand(String callId, Assistant assistant, String language, List<Hypothesis> hypotheses, String expecting) throws InterruptedException;

    /// What words mean that were understood unsurely, when somebody may know better; what was understood when nobody does, or not in time.
    default Meaning reconsider(Question question, Hypothesis heard, Meaning understood) throws InterruptedException {
        return understood;
    }

    /// What is wanted beside the first thing.
    ///
    /// @param flows    to be started when that is through, in this order
    /// @param question for the knowledge; empty for none
    record Beside(List<String> flows, String question) {

        public static final Beside NOTHING = new Beside(List.of(), "");

        public Beside {
            flows = List.copyOf(flows);
        }

        @Override
        public String toString() {
            return "Beside" + flows;
        }
    }

    /// @param intent     best one; empty when out of scope, and when only a value was told
    /// @param exact      whether it is a phrase of the pack, word for word
    /// @param slots      normalised values by name
    /// @param outOfScope whether it fits nothing
    /// @param hypothesis index of the one that was understood
    /// @param unsure     whether it is worth to [#reconsider]
    /// @param others     what values of [#slots] may mean as well, by name: the other half of the day of a time
    record Meaning(String intent, double score, boolean exact, Map<String, String> slots, boolean outOfScope, int hypothesis, boolean unsure, Beside beside, Map<String, String> others) {

        public Meaning {
            slots = Map.copyOf(slots);
            others = Map.copyOf(others);
        }

        public Meaning(String intent, double score, boolean exact, Map<String, String> slots, boolean outOfScope, int hypothesis, boolean unsure, Beside beside) {
            this(intent, score, exact, slots, outOfScope, hypothesis, unsure, beside, Map.of());
        }

        /// One that nobody could know better.
        public Meaning(String intent, double score, boolean exact, Map<String, String> slots, boolean outOfScope, int hypothesis) {
            this(intent, score, exact, slots, outOfScope, hypothesis, false, Beside.NOTHING);
        }

        /// The same, where values may mean something else as well.
        public Meaning or(Map<String, String> other) {
            return new Meaning(intent, score, exact, slots, outOfScope, hypothesis, unsure, beside, other);
        }

        /// The same, or not, as worth to reconsider.
        public Meaning unsure(boolean worthIt) {
            return new Meaning(intent, score, exact, slots, outOfScope, hypothesis, worthIt, beside, others);
        }
    }
}
