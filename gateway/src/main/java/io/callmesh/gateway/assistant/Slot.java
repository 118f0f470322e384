package io.callmesh.gateway.assistant;

import java.util.List;
import java.util.Map;

/// Something a caller tells.
///
/// @param min     of digits: how many at least
/// @param max     of digits: how many at most
/// @param keyed   of text: whether it may be spelled on the letters of the keys
/// @param choices of a choice: in the order of the pack, which is the order of the keys that pick them
public record Slot(String name, Kind kind, int min, int max, boolean keyed, List<Choice> choices) {

    private static final int LONGEST_NUMBER = 9, LONGEST_NAME = 32;

    public Slot {
        choices = List.copyOf(choices);
    }

    public Slot(String name, Kind kind, int min, int max, List<Choice> choices) {
        this(name, kind, min, max, false, choices);
    }

    /// @param value  as the pack spells it
    /// @param spoken other ways to say it, by language
    public record Choice(String value, Map<String, List<String>> spoken) {}

    public enum Kind {
        DIGITS,
        CHOICE,
        NUMBER,
        TEXT
    }

    /// How many keys can be one value; 0 where a single key is a choice, or nothing is keyed.
    public int mostKeys() {
        return switch (kind) {
            case DIGITS -> max;
            case NUMBER -> LONGEST_NUMBER;
            case TEXT -> keyed ? LONGEST_NAME : 0;
            case CHOICE -> 0;
        };
    }

    /// Whether digits keyed so far can be no longer.
    public boolean full(String digits) {
        return kind == Kind.DIGITS && digits.length() >= max;
    }

    public boolean fits(String value) {
        return switch (kind) {
            case DIGITS -> value.length() >= min && value.length() <= max && value.chars().allMatch(Slot::digit);
            case NUMBER -> !value.isEmpty() && value.length() <= LONGEST_NUMBER && value.chars().allMatch(Slot::digit);
            case CHOICE -> choices.stream().anyMatch(choice -> choice.value().equals(value));
            case TEXT -> !value.isBlank();
        };
    }

    private static boolean digit(int character) {
        return character >= '0' && character <= '9';
    }
}
