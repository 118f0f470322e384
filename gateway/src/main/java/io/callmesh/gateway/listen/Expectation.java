package io.callmesh.gateway.listen;

import io.callmesh.gateway.conversation.Input;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.Slot;
import java.util.Set;

/// What the assistant has asked for, as far as listening cares.
///
/// @param slot      name of the slot, or empty
/// @param minDigits how many digits it needs at least; 0 when it is not told in digits
public record Expectation(String slot, int minDigits) {

    public static final Expectation NOTHING = new Expectation("", 0);

    private static final Set<String> DIGITS = Set.of("zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    public static Expectation of(String slot, Pack pack) {
        for (var known : pack.getSlotsList()) {
            if (known.getName().equals(slot)) return new Expectation(slot, known.getKind() == Slot.Kind.KIND_DIGITS ? known.getMinLength() : 0);
        }
        return new Expectation(slot, 0);
    }

    /// How many digits are missing. An answer that begins to tell no digits misses none.
    int missing(Input.Words words) {
        if (minDigits == 0) return 0;
        int told = 0;
        for (var word : words.best().reveal().split(" ")) {
            if (DIGITS.contains(word)) told++;
            else if (word.chars().allMatch(Character::isDigit)) told += word.length();
        }
        return told == 0 ? 0 : Math.max(0, minDigits - told);
    }
}
