package io.callmesh.asr.adaptation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How likely a word is after two others, counted in sentences. Words are numbers; safe for many threads once it is made.
///
/// Source: interpolation after I. H. Witten, T. C. Bell, "The zero-frequency problem" (1991): what was seen after two words
/// counts the more, the fewer different words were seen there.
public final class Trigrams {

    /// No word: the beginning is not known.
    public static final int NONE = -1;

    /// How much a word that is new after others weighs; and what a word that was never seen counts.
    private static final double NEW = 3, NEVER = 0.02;
    private static final int BITS = 20;

    /// What was seen after one or two words.
    private static final class Seen {
        int words, kinds;
    }

    private final int begin, end;
    private final int[] alone;
    private final Map<Long, Seen> after = new HashMap<>();
    private final Map<Long, Integer> counts = new HashMap<>();
    private long total;

    /// @param words how many there are, with numbers from 0; fewer than a million
    public Trigrams(int words) {
        if (words >= 1 << BITS) throw new IllegalArgumentException("too many words: " + words);
        begin = words;
        end = words + 1;
        alone = new int[words + 2];
    }

    /// Stands before the first word of a sentence.
    public int begin() {
        return begin;
    }

    /// Stands behind the last one.
    public int end() {
        return end;
    }

    /// @param words of a sentence; [#NONE] for one that has no number
    void learn(List<Integer> words) {
        int second = NONE, first = begin;
        for (int i = 0; i <= words.size(); i++) {
            int word = i < words.size() ? words.get(i) : end;
            if (word != NONE) learn(second, first, word);
            second = word == NONE ? NONE : first;
            first = word;
        }
    }

    private void learn(int second, int first, int word) {
        alone[word]++;
        total++;
        if (first != NONE) count(context(NONE, first), word);
        if (first != NONE && second != NONE) count(context(second, first), word);
    }

    private void count(long context, int word) {
        var seen = after.computeIfAbsent(context, _ -> new Seen());
        seen.words++;
        if (counts.merge(context << BITS | word, 1, Integer::sum) == 1) seen.kinds++;
    }

    /// @param second the word before the first; [#NONE] when it is not known
    /// @param first  the word before, [#begin], or [#NONE]
    /// @param word   or [#end]
    /// @return a probability
    public double of(int second, int first, int word) {
        double likely = (alone[word] + NEVER) / (total + NEVER * alone.length);
        if (first == NONE) return likely;
        likely = of(context(NONE, first), word, likely);
        return second == NONE ? likely : of(context(second, first), word, likely);
    }

    private double of(long context, int word, double otherwise) {
        var seen = after.get(context);
        if (seen == null) return otherwise;
        double fresh = NEW * seen.kinds;
        return (counts.getOrDefault(context << BITS | word, 0) + fresh * otherwise) / (seen.words + fresh);
    }

    /// How much of the heap it takes, about: as the JDK's maps do.
    public long bytes() {
        return 72L * counts.size() + 88L * after.size() + 4L * alone.length;
    }

    private static long context(int second, int first) {
        return (long) (second + 1) << BITS | first + 1;
    }
}
