package io.callmesh.llm.language;

import java.util.ArrayList;
import java.util.List;

/// Cuts text into comparable words: English at its word boundaries, Chinese into characters.
///
/// Contractions are written out (`what's` is `what is`) and hesitations dropped. Numerals become one form, however they
/// were written: 0 to 19 and the tens are one token in digits (`sixteen` and `16` are `16`, `42` and `forty two` are `40 2`),
/// longer digit strings one token per digit, Chinese digits are digits (`四` and `4` are `4`, `十` stays).
public final class Tokenizer {

    private final int[] text;
    private final Language language;
    private final List<Token> tokens = new ArrayList<>();

    private Tokenizer(String text, Language language) {
        this.text = text.codePoints().toArray();
        this.language = language;
    }

    public static List<Token> tokens(String text, Language language) {
        return List.copyOf(new Tokenizer(text, language).cut());
    }

    private List<Token> cut() {
        int at = 0;
        while (at < text.length) at = next(at);
        return tokens;
    }

    private int next(int at) {
        int character = text[at];
        if (character == '<') return afterTag(at);
        if (Character.isDigit(character)) return digits(at);
        if (Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN) return han(at);
        if (Character.isLetter(character)) return word(at);
        return at + 1;
    }

    /// Recognisers write `<unk>` and `<sil>` for what is no word.
    private int afterTag(int at) {
        int end = at + 1;
        while (end < text.length && Character.isLetter(text[end])) end++;
        return end < text.length && text[end] == '>' ? end + 1 : at + 1;
    }

    private int han(int at) {
        String word = Character.toString(text[at]);
        if (!Words.HESITATIONS.contains(word)) add(ChineseNumerals.canonical(word), at, at + 1);
        return at + 1;
    }

    private int digits(int from) {
        int end = from;
        var written = new StringBuilder();
        while (end < text.length && Character.isDigit(text[end])) written.append(Character.digit(text[end++], 10));
        if (language == Language.CHINESE) single(written, from);
        else if (EnglishNumerals.split(written.toString()) instanceof List<String> parts && !parts.isEmpty()) parts(parts, from, end);
        else single(written, from);
        return end;
    }

    private void single(StringBuilder written, int from) {
        for (int i = 0; i < written.length(); i++) add(written.substring(i, i + 1), from + i, from + i + 1);
    }

    private void parts(List<String> parts, int from, int to) {
        for (var part : parts) add(part, from, to);
    }

    private int word(int from) {
        int end = from;
        while (end < text.length && partOfWord(end)) end++;
        var written = new StringBuilder();
        for (int i = from; i < end; i++) written.appendCodePoint(text[i] == '’' ? '\'' : Character.toLowerCase(text[i]));
        for (var part : Words.writtenOut(written.toString())) {
            if (!Words.HESITATIONS.contains(part)) add(EnglishNumerals.canonical(part), from, end);
        }
        return end;
    }

    private boolean partOfWord(int at) {
        boolean apostrophe = text[at] == '\'' || text[at] == '’';
        if (apostrophe) return at + 1 < text.length && Character.isLetter(text[at + 1]);
        return Character.isLetter(text[at]) && Character.UnicodeScript.of(text[at]) != Character.UnicodeScript.HAN;
    }

    private void add(String word, int from, int to) {
        tokens.add(new Token(word, from, to, mark(from - 1), mark(to)));
    }

    private String mark(int at) {
        boolean none = at < 0 || at >= text.length || Character.isLetterOrDigit(text[at]) || Character.isWhitespace(text[at]);
        return none ? "" : Character.toString(text[at]);
    }
}
