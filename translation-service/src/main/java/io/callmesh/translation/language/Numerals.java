package io.callmesh.translation.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Digits as people say them, one by one.
public final class Numerals {

    private static final Map<String, Map<String, String>> WORDS = Map.of(
            "en", Map.ofEntries(entry("zero", 0), entry("oh", 0), entry("o", 0), entry("one", 1), entry("two", 2), entry("three", 3),
                    entry("four", 4), entry("five", 5), entry("six", 6), entry("seven", 7), entry("eight", 8), entry("nine", 9)),
            "es", Map.ofEntries(entry("cero", 0), entry("uno", 1), entry("una", 1), entry("dos", 2), entry("tres", 3), entry("cuatro", 4),
                    entry("cinco", 5), entry("seis", 6), entry("siete", 7), entry("ocho", 8), entry("nueve", 9)),
            "zh", Map.ofEntries(entry("零", 0), entry("〇", 0), entry("一", 1), entry("幺", 1), entry("二", 2), entry("两", 2), entry("三", 3),
                    entry("四", 4), entry("五", 5), entry("六", 6), entry("七", 7), entry("八", 8), entry("九", 9)));

    private Numerals() {}

    /// The digits that these words say one after the other; nothing when one of them says none.
    public static Optional<String> digits(List<String> tokens, String language) {
        var words = WORDS.getOrDefault(language, Map.of());
        var digits = new StringBuilder();
        for (var token : tokens) {
            var digit = number(token) ? token : words.get(token);
            if (digit == null) return Optional.empty();
            digits.append(digit);
        }
        return digits.isEmpty() ? Optional.empty() : Optional.of(digits.toString());
    }

    private static boolean number(String token) {
        return token.chars().allMatch(Character::isDigit);
    }

    private static Map.Entry<String, String> entry(String word, int digit) {
        return Map.entry(word, Integer.toString(digit));
    }
}
