package io.callmesh.llm.language;

import java.util.ArrayList;
import java.util.List;

/// Where sentences and clauses end. Nothing is lost: the pieces put together are the text.
public final class Sentences {

    private static final String ENDS = "。！？!?；";
    private static final String PAUSES = "，：;";
    private static final int CLAUSE_LATIN = 24, CLAUSE_HAN = 8;

    private Sentences() {}

    /// Whole sentences, each with the space after it.
    public static List<String> of(String text) {
        return cut(text, false);
    }

    /// Pieces that can be spoken by themselves: sentences, and their parts when these are not too short.
    public static List<String> clauses(String text) {
        return cut(text, true);
    }

    private static List<String> cut(String text, boolean pauses) {
        var pieces = new ArrayList<String>();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            if (!(ends(text, at) || pauses && pause(text, from, at))) continue;
            while (at + 1 < text.length() && follows(text.charAt(at + 1))) at++;
            pieces.add(text.substring(from, at + 1));
            from = at + 1;
        }
        if (from < text.length()) pieces.add(text.substring(from));
        return List.copyOf(pieces);
    }

    private static boolean follows(char next) {
        return Character.isWhitespace(next) || "”’\")）」".indexOf(next) >= 0 || ENDS.indexOf(next) >= 0;
    }

    private static boolean ends(String text, int at) {
        char mark = text.charAt(at);
        if (mark == '\n') return true;
        if (mark == '!' || mark == '?') return atGap(text, at);
        if (mark == '.') return atGap(text, at) && !abbreviation(text, at);
        return ENDS.indexOf(mark) >= 0;
    }

    private static boolean pause(String text, int from, int at) {
        char mark = text.charAt(at);
        if (mark == ',' || mark == ':' || mark == ';') return atGap(text, at) && at - from >= CLAUSE_LATIN;
        return PAUSES.indexOf(mark) >= 0 && at - from >= CLAUSE_HAN;
    }

    private static boolean atGap(String text, int at) {
        return at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)) || text.charAt(at + 1) == '"' || text.charAt(at + 1) > 0x2E80;
    }

    /// `Mr.`, `e.g.`, an initial: a point after which a sentence goes on.
    private static boolean abbreviation(String text, int at) {
        int from = at;
        while (from > 0 && (Character.isLetter(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) from--;
        String word = text.substring(from, at);
        return word.length() == 1 && Character.isUpperCase(word.charAt(0)) || word.matches("(?i)mr|mrs|ms|dr|st|no|e\\.g|i\\.e|etc|vs|approx");
    }
}
