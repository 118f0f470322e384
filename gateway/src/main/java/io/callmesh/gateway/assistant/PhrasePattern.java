package io.callmesh.gateway.assistant;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A phrase of a pack: `[x]` may be left out, `(x | y)` is a choice, `{slot}` is a value of that slot. Reads it by
/// recursive descent into a regular expression over text without spaces, for spaces mean nothing in Chinese and little
/// in a comparison.
///
/// ```
/// phrase  := piece*
/// piece   := '[' options ']' | '(' options ')' | '{' name '}' | words
/// options := phrase ('|' phrase)*
/// ```
public final class PhrasePattern {

    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}\\p{N}' \\-]+");

    private final String phrase;
    private final Function<String, String> slotAsRegex;
    private final Set<String> slots = new LinkedHashSet<>();
    private int at;
    private final Pattern compiled;

    /// @param slotAsRegex what a slot's value may look like, with no spaces
    /// @throws IllegalArgumentException when the phrase breaks the rules, with the rule
    public PhrasePattern(String phrase, Function<String, String> slotAsRegex) {
        this.phrase = phrase;
        this.slotAsRegex = slotAsRegex;
        String regex = sequence();
        if (at < phrase.length()) throw new IllegalArgumentException("has a '" + phrase.charAt(at) + "' that opens nothing");
        this.compiled = Pattern.compile(regex);
    }

    public Set<String> slots() {
        return slots;
    }

    public boolean matches(String said) {
        return compiled.matcher(plain(said)).matches();
    }

    /// What is compared: lower case, without spaces and punctuation.
    public static String plain(String said) {
        return said.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}']+", "");
    }

    private String sequence() {
        var regex = new StringBuilder();
        while (at < phrase.length()) {
            switch (phrase.charAt(at)) {
                case '[' -> regex.append(options(']')).append('?');
                case '(' -> regex.append(options(')'));
                case '{' -> regex.append(slot());
                case ']', ')', '|', '}' -> {
                    return regex.toString();
                }
                default -> regex.append(words());
            }
        }
        return regex.toString();
    }

    private String options(char end) {
        at++;
        var regex = new StringBuilder("(?:").append(sequence());
        while (at < phrase.length() && phrase.charAt(at) == '|') {
            at++;
            regex.append('|').append(sequence());
        }
        if (at >= phrase.length() || phrase.charAt(at) != end) throw new IllegalArgumentException("lacks a '" + end + "'");
        at++;
        return regex.append(')').toString();
    }

    private String slot() {
        int end = phrase.indexOf('}', at);
        if (end < 0) throw new IllegalArgumentException("lacks a '}'");
        String name = phrase.substring(at + 1, end);
        at = end + 1;
        slots.add(name);
        return "(?:" + slotAsRegex.apply(name) + ")";
    }

    private String words() {
        int from = at;
        while (at < phrase.length() && "[](){}|".indexOf(phrase.charAt(at)) < 0) at++;
        String words = phrase.substring(from, at);
        if (!WORDS.matcher(words).matches()) throw new IllegalArgumentException("has punctuation; expected words only");
        if (!words.equals(words.toLowerCase(Locale.ROOT))) throw new IllegalArgumentException("expected lower case");
        return Pattern.quote(plain(words));
    }
}
