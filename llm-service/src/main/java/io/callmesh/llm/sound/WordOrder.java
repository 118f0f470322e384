package io.callmesh.llm.sound;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How probable a word is after two others, as counted in the phrases of a pack: trigrams, pairs and words, interpolated by
/// the rule of Witten and Bell (1991). Safe for many threads once it is made.
final class WordOrder {

    static final String EDGE = "^";
    private static final int BITS = 20;
    /// A word that no phrase has.
    private static final double UNKNOWN = 1e-5;

    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Long, int[]> after = new HashMap<>();
    private final Map<Long, Integer> counts = new HashMap<>();
    private long words;

    WordOrder(Collection<List<String>> sentences) {
        for (var sentence : sentences) {
            String first = EDGE, second = EDGE;
            for (var word : sentence) {
                count(first, second, word);
                first = second;
                second = word;
            }
            count(first, second, EDGE);
        }
    }

    private void count(String first, String second, String word) {
        int a = id(first), b = id(second), c = id(word);
        words++;
        counted(0, c);
        counted(key(b), c);
        counted(key(a, b), c);
    }

    private int id(String word) {
        return ids.computeIfAbsent(word, _ -> ids.size() + 1);
    }

    private static long key(int word) {
        return word;
    }

    private static long key(int first, int second) {
        return (long) first << BITS | second;
    }

    private void counted(long context, int word) {
        int[] seen = after.computeIfAbsent(context, _ -> new int[2]);
        seen[0]++;
        if (counts.merge(context << BITS | word, 1, Integer::sum) == 1) seen[1]++;
    }

    Set<String> vocabulary() {
        return ids.keySet();
    }

    /// @return above 0, to 1
    double probability(String first, String second, String word) {
        int a = ids.getOrDefault(first, 0), b = ids.getOrDefault(second, 0), c = ids.getOrDefault(word, 0);
        double alone = c == 0 ? UNKNOWN : share(0, c, 1.0 / (ids.size() + 1));
        double pair = b == 0 ? alone : share(key(b), c, alone);
        return a == 0 || b == 0 ? pair : share(key(a, b), c, pair);
    }

    private double share(long context, int word, double otherwise) {
        int[] seen = after.get(context);
        if (seen == null) return otherwise;
        int count = word == 0 ? 0 : counts.getOrDefault(context << BITS | word, 0);
        return (count + seen[1] * otherwise) / (seen[0] + seen[1]);
    }
}
