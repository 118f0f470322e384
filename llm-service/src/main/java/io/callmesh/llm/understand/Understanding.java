package io.callmesh.llm.understand;

import io.callmesh.llm.language.Language;
import java.util.List;

/// What was meant.
///
/// @param intents    the best first; empty when only values were told or nothing was understood
/// @param values     in the order they were said
/// @param outOfScope nothing was understood
/// @param hypothesis which of those offered it is about
public record Understanding(List<Wanted> intents, List<Told> values, Language language, Mood mood, boolean outOfScope, int hypothesis) {

    public Understanding {
        intents = List.copyOf(intents);
        values = List.copyOf(values);
    }

    /// @param score 0 to 1
    /// @param exact a phrase of the pack matches word for word
    public record Wanted(String intent, double score, boolean exact) {}

    /// @param value normalised: digits `4271`, a choice as the pack spells it
    /// @param from  first code point in the hypothesis
    /// @param to    after the last one
    /// @param score 0 to 1
    /// @param other what it may mean as well, where a time is told without the half of the day; else empty
    public record Told(String slot, String value, int from, int to, double score, String other) {

        public Told(String slot, String value, int from, int to, double score) {
            this(slot, value, from, to, score, "");
        }

        boolean overlaps(Told other) {
            return from < other.to && other.from < to;
        }
    }
}
