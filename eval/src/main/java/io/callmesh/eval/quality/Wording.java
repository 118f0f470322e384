package io.callmesh.eval.quality;

import java.util.Locale;
import java.util.regex.Pattern;

/// Words to be found anywhere in what somebody says, written as the phrases of a pack are: `[x]` may be left out, `(x | y)` is a choice;
/// and `*` stands for up to five words, or twelve characters where words have no spaces between them.
///
/// ```
/// wording := piece*
/// piece   := '[' options ']' | '(' options ')' | '*' | words
/// options := wording ('|' wording)*
/// ```
final class Wording {

    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}\\p{N}' \\-]+");
    private static final String ANYTHING = "(?:[^ ]+ ){0,5}?[^ ]{0,12}? ?";

    private final String text;
    private final Pattern compiled;
    private int at;

    /// @throws IllegalArgumentException when it is not written so, with what is wrong
    Wording(String text) {
        this.text = text;
        if (text.isBlank()) throw new IllegalArgumentException("expected words");
        var regex = sequence();
        if (at < text.length()) throw new IllegalArgumentException("has a '" + text.charAt(at) + "' that opens nothing");
        compiled = Pattern.compile(regex);
    }

    boolean in(String said) {
        return compiled.matcher(plain(said)).find();
    }

    /// Lower case, one space where there were spaces or punctuation, none between Chinese characters.
    static String plain(String said) {
        return said.toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("[^\\p{L}\\p{M}\\p{N}']+", " ").replaceAll("(?<=\\p{IsHan}) | (?=\\p{IsHan})", "").strip();
    }

    private String sequence() {
        var regex = new StringBuilder();
        while (at < text.length()) {
            switch (text.charAt(at)) {
                case '[' -> regex.append(options(']')).append('?');
                case '(' -> regex.append(options(')'));
                case '*' -> anything(regex);
                case ']', ')', '|' -> {
                    return regex.toString();
                }
                default -> regex.append(words());
            }
        }
        return regex.toString();
    }

    private void anything(StringBuilder regex) {
        at++;
        regex.append(ANYTHING);
    }

    private String options(char end) {
        at++;
        var regex = new StringBuilder("(?:").append(sequence());
        while (at < text.length() && text.charAt(at) == '|') {
            at++;
            regex.append('|').append(sequence());
        }
        if (at >= text.length() || text.charAt(at) != end) throw new IllegalArgumentException("lacks a '" + end + "'");
        at++;
        return regex.append(')').toString();
    }

    /// Each word with room for a space after it.
    private String words() {
        int from = at;
        while (at < text.length() && "[]()*|".indexOf(text.charAt(at)) < 0) at++;
        var words = text.substring(from, at);
        if (!WORDS.matcher(words).matches()) throw new IllegalArgumentException("has punctuation; expected words only");
        var regex = new StringBuilder(" ?");
        for (var word : plain(words).split(" ")) if (!word.isEmpty()) regex.append(whole(word)).append(" ?");
        return regex.toString();
    }

    /// Of words with spaces between them only the whole word.
    private static String whole(String word) {
        return word.matches("[a-z0-9'].*") ? "(?<![a-z0-9'])" + Pattern.quote(word) + "(?![a-z0-9'])" : Pattern.quote(word);
    }
}
