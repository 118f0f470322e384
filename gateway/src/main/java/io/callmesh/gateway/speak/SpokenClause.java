package io.callmesh.gateway.speak;

import io.callmesh.gateway.conversation.Clause;
import java.util.List;

/// How much of a clause is sound by now, and how much of it was heard.
///
/// @param start   of its sound in all that this line has played, in samples
/// @param samples played of it so far
/// @param done    whether that is all
public record SpokenClause(Clause clause, long start, long samples, boolean done, List<Speech.Word> words) {

    public SpokenClause longer(int more) {
        return new SpokenClause(clause, start, samples + more, done, words);
    }

    public SpokenClause with(List<Speech.Word> times) {
        return new SpokenClause(clause, start, samples, done, times);
    }

    public SpokenClause complete() {
        return new SpokenClause(clause, start, samples, true, words);
    }

    /// The part of the text that was heard when `heard` samples of the line's sound had been.
    ///
    /// A word counts when it has been heard to its end. Without word times the text is cut in proportion to the sound,
    /// at the last space.
    public String heardText(long heard, int rateHz) {
        String text = clause.text().reveal();
        long mine = heard - start;
        if (done && mine >= samples) return text;
        if (mine <= 0) return "";
        return words.isEmpty() ? proportion(text, mine) : words(text, mine * 1_000 / rateHz);
    }

    /// How many samples of it were heard when `heard` of the line's sound had been.
    public long heardSamples(long heard) {
        return Math.clamp(heard - start, 0, samples);
    }

    private String words(String text, long millis) {
        int to = 0;
        for (var word : words) if (word.end().toMillis() <= millis) to = Math.max(to, word.to());
        int points = text.codePointCount(0, text.length());
        return text.substring(0, text.offsetByCodePoints(0, Math.min(to, points)));
    }

    private String proportion(String text, long mine) {
        if (!done || samples == 0) return "";
        int cut = (int) (text.length() * mine / samples);
        int space = text.lastIndexOf(' ', cut);
        return space < 0 ? "" : text.substring(0, space);
    }
}
