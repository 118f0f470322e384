package io.callmesh.eval.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Digits written as figures or as English words.
public final class NumberWords {

    private static final List<String> WORDS = List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    private static final Pattern TOKEN = Pattern.compile("\\d+|[\\p{L}']+|[.?!]");

    private NumberWords() {}

    /// The numbers of `length` digits in a text, however they are written: `4271`, `4 2 7 1`, `four, two, seven, one`.
    public static List<String> in(String text, int length) {
        var found = new ArrayList<String>();
        var run = new StringBuilder();
        var tokens = TOKEN.matcher(text.toLowerCase(Locale.ROOT) + ".");
        while (tokens.find()) {
            var digits = digits(tokens.group());
            run.append(digits);
            if (!digits.isEmpty()) continue;
            if (run.length() == length) found.add(run.toString());
            run.setLength(0);
        }
        return found;
    }

    private static String digits(String word) {
        if (word.matches("\\d+")) return word;
        int digit = WORDS.indexOf(word);
        return digit < 0 ? "" : Integer.toString(digit);
    }

    /// `four two seven one`
    public static String spoken(String digits) {
        return String.join(" ", digits.chars().mapToObj(digit -> WORDS.get(digit - '0')).toList());
    }
}
