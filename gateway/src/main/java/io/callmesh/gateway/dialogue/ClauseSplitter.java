package io.callmesh.gateway.dialogue;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text that comes in pieces into clauses worth speaking on their own. In whatever pieces it comes, the clauses are
/// the same, and together they are the text but for white space.
///
/// A clause ends with a sentence; the first one may end early, at a comma, so that the voice can begin. Nothing is cut inside
/// numbers, amounts, dates, addresses, and names such as `a.m.` ([Mark]). The early length follows the survey of voice agents
/// in the project's notes on turn taking: 12 Latin letters or 6 Han characters.
public final class ClauseSplitter {

    /// One request to a voice.
    public static final int LONGEST = 200;
    private static final int EARLY_LETTERS = 12, EARLY_HAN = 6;

    private final StringBuilder waiting = new StringBuilder();
    private boolean begun;

    /// The clauses that are complete with this piece.
    public List<String> add(String piece) {
        waiting.append(piece);
        return complete(false);
    }

    /// What is left at the end of the text.
    public List<String> rest() {
        var left = complete(true);
        take(waiting.length(), left);
        return left;
    }

    /// What may be spoken when the rest of the text is late: whole words, if they are enough to begin with.
    public List<String> late() {
        var words = new ArrayList<String>();
        int end = waiting.length();
        while (end > 0 && !Mark.mayPause(waiting, end)) end--;
        if (enough(end)) take(end, words);
        return words;
    }

    private List<String> complete(boolean last) {
        var complete = new ArrayList<String>();
        for (int end = end(last); end > 0; end = end(last)) take(end, complete);
        return complete;
    }

    private void take(int end, List<String> clauses) {
        String clause = waiting.substring(0, end).strip();
        waiting.delete(0, end);
        if (clause.isEmpty()) return;
        clauses.add(clause);
        begun = true;
    }

    /// Where the first clause ends, or 0 when it may go on.
    private int end(boolean last) {
        boolean sound = false;
        for (int i = 0; i < waiting.length(); i++) {
            if (i >= LONGEST) return Mark.breakBefore(waiting, i);
            sound |= Character.isLetterOrDigit(waiting.charAt(i));
            if (!sound) continue;
            switch (Mark.at(waiting, i, last)) {
                case ENDS -> {
                    return i + 1;
                }
                case PAUSES -> {
                    if (!begun && enough(i)) return i + 1;
                }
                case UNKNOWN -> {
                    return 0;
                }
                case NOTHING -> { }
            }
        }
        return 0;
    }

    private boolean enough(int end) {
        int han = 0, letters = 0;
        for (int i = 0; i < end; i++) {
            if (Character.isIdeographic(waiting.charAt(i))) han++;
            else if (Character.isLetter(waiting.charAt(i))) letters++;
        }
        return han >= EARLY_HAN || letters >= EARLY_LETTERS;
    }
}
