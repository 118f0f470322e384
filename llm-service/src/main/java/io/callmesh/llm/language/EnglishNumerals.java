package io.callmesh.llm.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// English number words and their digits.
final class EnglishNumerals {

    private static final List<String> SMALL = List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen");
    private static final List<String> TENS = List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final Map<String, String> DIGITS = table();

    private EnglishNumerals() {}

    private static Map<String, String> table() {
        var table = new HashMap<String, String>();
        for (int i = 0; i < SMALL.size(); i++) table.put(SMALL.get(i), Integer.toString(i));
        for (int i = 0; i < TENS.size(); i++) table.put(TENS.get(i), Integer.toString(20 + 10 * i));
        table.put("fourty", "40");
        table.put("nought", "0");
        return Map.copyOf(table);
    }

    static String canonical(String word) {
        return DIGITS.getOrDefault(word, word);
    }

    /// Written digits as they would be said, or nothing when they are said one by one.
    static List<String> split(String digits) {
        if (digits.equals("100")) return List.of("1", "hundred");
        if (digits.length() != 2 || digits.charAt(0) == '0') return List.of();
        if (digits.charAt(0) == '1' || digits.charAt(1) == '0') return List.of(digits);
        return List.of(digits.charAt(0) + "0", digits.substring(1));
    }
}
