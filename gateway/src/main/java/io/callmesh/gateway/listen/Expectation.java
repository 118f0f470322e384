package io.callmesh.gateway.listen;

import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.Slot;
import io.callmesh.runtime.privacy.Spoken;
import java.util.Set;

/// What the assistant has asked for, as far as listening cares.
///
/// @param slot      name of the slot, or empty
/// @param minDigits how many digits it needs at least; 0 when it is not told in digits
/// @param maxDigits how many it can have at most; likewise
public record Expectation(String slot, int minDigits, int maxDigits) {

    public static final Expectation NOTHING = new Expectation("", 0, 0);

    private static final Set<String> DIGITS = Set.of("zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    public static Expectation of(String slot, Pack pack) {
        for (var known : pack.getSlotsList()) {
            if (known.getName().equals(slot) && known.getKind() == Slot.Kind.KIND_DIGITS) return new Expectation(slot, known.getMinLength(), known.getMaxLength());
        }
        return new Expectation(slot, 0, 0);
    }

    /// Whether digits are missing. What begins to tell no digits misses none.
    boolean missing(Spoken words) {
        int told = told(words);
        return told > 0 && told < minDigits;
    }

    /// Whether as many digits have been told as there can be.
    boolean whole(Spoken words) {
        return maxDigits > 0 && told(words) >= maxDigits;
    }

    private static int told(Spoken words) {
        int told = 0;
        for (var word : words.reveal().split(" ")) {
            if (DIGITS.contains(word)) told++;
            else if (!word.isEmpty() && word.chars().allMatch(Character::isDigit)) told += word.length();
        }
        return told;
    }
}
