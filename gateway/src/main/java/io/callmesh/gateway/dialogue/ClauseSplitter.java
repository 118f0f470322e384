package io.callmesh.gateway.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Cuts a text that comes in pieces into clauses worth speaking on their own.
///
/// A clause ends with a sentence; the first one may end early, at a comma, so that the voice can begin. Nothing is cut
/// inside numbers, amounts, dates and names such as `a.m.`: a Latin mark ends a clause only before white space. The early
/// length follows the survey of voice agents in the project's notes on turn taking: 12 Latin letters or 6 Han characters.
public final class ClauseSplitter {

    /// One request to a voice.
    public static final int LONGEST = 200;
    private static final int EARLY_LETTERS = 12, EARLY_HAN = 6;
    private static final String WIDE_ENDS = "。！？；\n", LATIN_ENDS = ".!?;", WIDE_PAUSE = "，：", LATIN_PAUSE = ",:";
    private static final Set<String> ABBREVIATIONS = Set.of("mr", "mrs", "ms", "dr", "no", "st", "vs", "etc", "approx", "a.m", "p.m", "e.g", "i.e");

    private final StringBuilder waiting = new StringBuilder();
    private boolean begun;

    /// The clauses that are complete with this piece.
    public List<String> add(String piece) {
        waiting.append(piece);
        var complete = new ArrayList<String>();
        for (int end = end(false); end > 0; end = end(false)) take(end, complete);
        return complete;
    }

    /// What is left at the end of the text.
    public List<String> rest() {
        var left = new ArrayList<String>();
        for (int end = end(true); end > 0; end = end(true)) take(end, left);
        take(waiting.length(), left);
        return left;
    }

    private void take(int end, List<String> clauses) {
        String clause = waiting.substring(0, end).strip();
        waiting.delete(0, end);
        if (clause.codePoints().noneMatch(Character::isLetterOrDigit)) return;
        clauses.add(clause);
        begun = true;
    }

    /// Where the first clause ends, or 0 when it may go on.
    private int end(boolean last) {
        for (int i = 0; i < waiting.length(); i++) {
            if (i >= LONGEST) return breakBefore(i);
            if (ends(i, last)) return i + 1;
        }
        return 0;
    }

    private boolean ends(int at, boolean last) {
        char mark = waiting.charAt(at);
        if (WIDE_ENDS.indexOf(mark) >= 0) return true;
        if (WIDE_PAUSE.indexOf(mark) >= 0) return early(at);
        boolean free = at + 1 < waiting.length() ? Character.isWhitespace(waiting.charAt(at + 1)) : last;
        if (!free) return false;
        if (LATIN_ENDS.indexOf(mark) >= 0) return mark != '.' || !abbreviated(at);
        return LATIN_PAUSE.indexOf(mark) >= 0 && early(at);
    }

    private boolean early(int at) {
        if (begun) return false;
        var text = waiting.substring(0, at);
        return text.codePoints().filter(Character::isIdeographic).count() >= EARLY_HAN
                || text.codePoints().filter(Character::isLetter).filter(letter -> !Character.isIdeographic(letter)).count() >= EARLY_LETTERS;
    }

    private boolean abbreviated(int at) {
        int from = at;
        while (from > 0 && !Character.isWhitespace(waiting.charAt(from - 1))) from--;
        String word = waiting.substring(from, at).toLowerCase(Locale.ROOT);
        return ABBREVIATIONS.contains(word) || word.length() == 1 && Character.isLetter(word.charAt(0));
    }

    private int breakBefore(int limit) {
        for (int i = limit - 1; i > 0; i--) if (Character.isWhitespace(waiting.charAt(i)) || WIDE_PAUSE.indexOf(waiting.charAt(i)) >= 0) return i + 1;
        return limit;
    }
}
