package io.callmesh.translation.engine;

import java.util.List;
import java.util.Map;

/// What an assistant knows in several languages: sentences with `{name}` where values stand, and how values are said.
///
/// @param id        of this version; equal ids mean equal content
/// @param sentences each by language
public record Phrasebook(String id, List<Map<String, String>> sentences, Map<String, Slot> slots) {

    public static final Phrasebook EMPTY = new Phrasebook("", List.of(), Map.of());

    public Phrasebook {
        sentences = List.copyOf(sentences);
        slots = Map.copyOf(slots);
    }

    /// A value that callers tell.
    ///
    /// @param minLength of digits; 0 when any
    /// @param maxLength of digits; 0 when any
    public record Slot(Kind kind, int minLength, int maxLength, List<Choice> choices) {

        public Slot {
            choices = List.copyOf(choices);
        }
    }

    /// @param spoken ways to say it, by language, the usual one first
    public record Choice(String value, Map<String, List<String>> spoken) {}

    public enum Kind {
        DIGITS,
        CHOICE,
        NUMBER,
        /// An amount, a day, a time of day, a telephone number.
        VALUE,
        TEXT
    }
}
