package io.callmesh.gateway.conversation;

import io.callmesh.runtime.privacy.Spoken;
import java.util.List;

/// What a caller put to the assistant in one turn.
public sealed interface Input {

    /// The call has just begun: greet.
    record Opening() implements Input {}

    /// Spoken or typed words.
    ///
    /// @param hypotheses best first; empty when speech was heard but nothing understood
    /// @param doubtful   true when the recogniser suspects that this is not what the assistant expects to hear
    /// @param typed      true when the words were typed, so nothing was misheard
    record Words(List<Hypothesis> hypotheses, boolean doubtful, boolean typed) implements Input {

        public Words {
            hypotheses = List.copyOf(hypotheses);
        }

        public static Words typed(String text) {
            return new Words(List.of(new Hypothesis(Spoken.of(text), 1)), false, true);
        }

        /// These words as the rest of what was said `before` them.
        public Words after(Words before) {
            if (before.hypotheses().isEmpty()) return this;
            String start = before.best().reveal();
            String space = start.isEmpty() || start.charAt(start.length() - 1) >= 0x2E80 ? "" : " ";
            var whole = hypotheses.stream().map(rest -> new Hypothesis(Spoken.of(start + space + rest.text().reveal()), rest.confidence())).toList();
            return new Words(whole, doubtful || before.doubtful, typed && before.typed);
        }

        public Spoken best() {
            return hypotheses.isEmpty() ? Spoken.NOTHING : hypotheses.getFirst().text();
        }
    }

    /// @param confidence 0 to 1
    record Hypothesis(Spoken text, double confidence) {}

    /// Keys pressed, `0-9*#`, as many as belong together.
    record Keys(String digits) implements Input {}

    /// The caller said nothing for a while.
    ///
    /// @param times how often in a row, from 1
    record Silent(int times) implements Input {}

    /// The caller is back from a person, or from waiting for one.
    record Returned(Why why) implements Input {}

    /// Why a caller is with the assistant again.
    enum Why {
        /// Nobody came.
        NOBODY,
        GAVE_BACK,
        VANISHED
    }
}
