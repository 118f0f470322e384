package io.callmesh.llm.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Digits said one by one, in pairs, doubled or as a whole number, and every way to read them: `forty two seventy one`,
/// `four two seven one`, `four thousand two hundred seventy one` and `四千二百七十一` are all `4271`.
public final class DigitString {

    /// @param digits what was read
    /// @param end    the token after the last one that was read
    public record Reading(String digits, int end) {}

    private static final int READINGS = 256;

    private final List<Token> tokens;
    private final int longest;
    private final Set<Reading> readings = new LinkedHashSet<>();

    private DigitString(List<Token> tokens, int longest) {
        this.tokens = tokens;
        this.longest = longest;
    }

    /// All readings that begin at a token, those likelier meant first.
    ///
    /// @param longest how many digits a reading may have
    public static List<Reading> readings(List<Token> tokens, int at, int longest) {
        var reader = new DigitString(tokens, longest);
        reader.read(at, "");
        Cardinal.at(tokens, at).ifPresent(number -> reader.keep(Long.toString(number.value()), number.end()));
        return List.copyOf(reader.readings);
    }

    private void keep(String digits, int end) {
        if (digits.length() <= longest) readings.add(new Reading(digits, end));
    }

    private void read(int at, String before) {
        if (!before.isEmpty()) keep(before, at);
        if (at >= tokens.size() || before.length() >= longest || readings.size() >= READINGS) return;
        String word = word(at);
        switch (word) {
            case "oh", "o" -> read(at + 1, before + "0");
            case "double" -> repeated(at, before, 2);
            case "triple", "treble" -> repeated(at, before, 3);
            case "hundred" -> appended(at, before, "00");
            case "thousand" -> appended(at, before, "000");
            case "十" -> ten(at, before);
            default -> number(at, before, word);
        }
    }

    private void appended(int at, String before, String zeros) {
        if (!before.isEmpty()) read(at + 1, before + zeros);
    }

    private void repeated(int at, String before, int times) {
        if (at + 1 >= tokens.size()) return;
        String digit = word(at + 1).matches("oh|o") ? "0" : word(at + 1);
        if (digit.length() == 1 && Character.isDigit(digit.charAt(0))) read(at + 2, before + digit.repeat(times));
    }

    private void number(int at, String before, String word) {
        if (!tokens.get(at).number()) return;
        if (word.length() == 2 && word.endsWith("0") && !word.equals("10") && unit(at + 1)) read(at + 2, before + word.charAt(0) + word(at + 1));
        if (word.length() == 1 && at + 1 < tokens.size() && word(at + 1).equals("十")) tens(at, before, word);
        read(at + 1, before + word);
    }

    private void tens(int at, String before, String ten) {
        if (unit(at + 2)) read(at + 3, before + ten + word(at + 2));
        read(at + 2, before + ten + "0");
    }

    private void ten(int at, String before) {
        if (unit(at + 1)) read(at + 2, before + "1" + word(at + 1));
        read(at + 1, before + "10");
    }

    private boolean unit(int at) {
        return at < tokens.size() && tokens.get(at).digit() && !word(at).equals("0");
    }

    private String word(int at) {
        return tokens.get(at).word();
    }
}
