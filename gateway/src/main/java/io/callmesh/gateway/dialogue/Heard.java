package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.dialogue.Understanding.Beside;
import java.util.List;
import java.util.Map;

/// What a caller did, as the flow engine takes it.
sealed interface Heard {

    record Opened() implements Heard {}

    /// Words that were understood, or that fit nothing.
    ///
    /// @param intent   `out_of_scope` when none fits; empty when only a value was told
    /// @param exact    whether it is a phrase of the pack, word for word
    /// @param slots    by name, each with what may have been said, best first
    /// @param words    as they were said
    /// @param beside   what else is wanted
    record Meant(String intent, boolean exact, Map<String, List<String>> slots, Sureness sureness, String words, Beside beside) implements Heard {

        Meant(String intent, boolean exact, Map<String, List<String>> slots, Sureness sureness, String words) {
            this(intent, exact, slots, sureness, words, Beside.NOTHING);
        }

        boolean is(String name) {
            return intent.equals(name);
        }

        boolean typed() {
            return sureness == Sureness.TYPED;
        }

        boolean doubtful() {
            return sureness == Sureness.DOUBTFUL;
        }

        @Override
        public String toString() {
            return "Meant[" + intent + ", " + slots.keySet() + "]";
        }
    }

    /// How sure it is that these were the words.
    enum Sureness {
        /// Nothing can have been misheard.
        TYPED,
        CLEAR,
        /// Other words fit nearly as well: values may be wrong.
        UNSURE,
        /// The sound does not fit words that were expected.
        DOUBTFUL
    }

    /// Speech without words.
    record Unclear() implements Heard {}

    record Keyed(String digits) implements Heard {}

    /// Back from a person, or from waiting for one.
    record Returned(Input.Why why) implements Heard {}

    /// @param times in a row, from 1
    record Quiet(int times) implements Heard {}
}
