package io.callmesh.asr.engine.sphinx4;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The last two words of hypotheses, and the phone they end with, as numbers.
final class Histories {

    private static final int BITS = 24;

    private record Key(long words, int phone) {}

    private final Map<Key, Integer> numbers = new HashMap<>();
    private int[] second = new int[256], first = new int[256], phone = new int[256];
    private int count;

    /// @param two  the word before the last one, or none
    /// @param one  the last word
    /// @param ends the phone after which the next word begins
    int of(int two, int one, int ends) {
        return numbers.computeIfAbsent(new Key((long) two << BITS | one, ends), _ -> added(two, one, ends));
    }

    private int added(int two, int one, int ends) {
        if (count == first.length) grow(2 * count);
        second[count] = two;
        first[count] = one;
        phone[count] = ends;
        return count++;
    }

    private void grow(int room) {
        second = Arrays.copyOf(second, room);
        first = Arrays.copyOf(first, room);
        phone = Arrays.copyOf(phone, room);
    }

    int second(int history) { return second[history]; }

    int first(int history) { return first[history]; }

    int phone(int history) { return phone[history]; }
}
