package io.callmesh.translation.language;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// The parts of a text that can be understood by themselves, and how they are put together again.
public final class Clauses {

    /// After a mark and a space; after a wide mark, which has its space in it. `12.50` and `2026-11-24` stay whole.
    private static final Pattern END = Pattern.compile("(?<=[.!?;,:])\\s+|(?<=[。！？；，：])\\s*");
    private static final String NARROW = ".!?;,:", WIDE = "。！？；，：";

    private Clauses() {}

    public static List<String> of(String text) {
        return Arrays.stream(END.split(text.strip())).filter(clause -> !clause.isBlank()).toList();
    }

    public static String join(List<String> clauses, String language) {
        return String.join(spaced(language) ? " " : "", clauses);
    }

    public static boolean spaced(String language) {
        return !language.equals("zh") && !language.equals("ja");
    }

    /// The translation with the mark that its source ends in, when it has none of its own, or where a sentence goes on
    /// that ended in the memory, or ends that went on.
    public static String marked(String translation, String source, String language) {
        int mark = kind(source), own = kind(translation);
        boolean keeps = mark < 0 || own >= 0 && !(goesOnOrEnds(own) && goesOnOrEnds(mark));
        if (keeps) return translation;
        var bare = own < 0 ? translation : translation.substring(0, translation.length() - 1);
        return bare + (spaced(language) ? NARROW : WIDE).charAt(mark);
    }

    private static boolean goesOnOrEnds(int kind) {
        return NARROW.charAt(kind) == '.' || NARROW.charAt(kind) == ',';
    }

    private static int kind(String text) {
        if (text.isEmpty()) return -1;
        char last = text.charAt(text.length() - 1);
        return Math.max(NARROW.indexOf(last), WIDE.indexOf(last));
    }
}
