package io.callmesh.asr.engine.sphinx4;

import edu.cmu.sphinx.util.LogMath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How English words follow each other in general: the trigrams that come with the acoustic model, 72 000 words, 2.3 million
/// pairs and 1.6 million triples in 35 MB of heap, read in a third of a second. Never changes: any thread may ask.
///
/// Source of the format: CMU Sphinx-4, `NgramTrieModel` with 16 bits for each weight: from a word to the words before it. The
/// library's own reader wants its words and sequences of them as objects.
final class GeneralEnglish {

    /// A word that is not among its words, or none.
    static final int NONE = -1;

    private static final String FILE = "/edu/cmu/sphinx/models/en-us/en-us.lm.bin", HEADER = "Trie Language Model";
    private static final int ORDER = 3, WEIGHTS = 1 << 16, WEIGHT_BITS = 16, WEIGHT = WEIGHTS - 1;
    private static final double NATURAL = LogMath.getLogMath().logToLn(1);

    private final float[] likely, less;
    private final int[] pairs;
    private final float[] pairLikely, pairLess, tripleLikely;
    private final byte[] bits;
    private final int wordBits, pairBits, tripleBits, nextBits, triplesAt;
    private final List<String> words = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    GeneralEnglish() {
        var file = opened();
        int[] counts = {file.getInt(), file.getInt(), file.getInt()};
        file.getInt(); // 16 bits for a weight: there is no other kind
        pairLikely = weights(file);
        pairLess = weights(file);
        tripleLikely = weights(file);
        likely = new float[counts[0] + 1];
        less = new float[counts[0] + 1];
        pairs = new int[counts[0] + 1];
        for (int word = 0; word <= counts[0]; word++) {
            likely[word] = file.getFloat();
            less[word] = file.getFloat();
            pairs[word] = file.getInt();
        }
        wordBits = width(counts[0]);
        nextBits = width(counts[2]);
        pairBits = wordBits + 2 * WEIGHT_BITS + nextBits;
        tripleBits = wordBits + WEIGHT_BITS;
        triplesAt = bytes(counts[1], pairBits);
        bits = new byte[triplesAt + bytes(counts[2], tripleBits)];
        file.get(bits);
        spell(file);
    }

    private static ByteBuffer opened() {
        try (var in = GeneralEnglish.class.getResourceAsStream(FILE)) {
            var file = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN).position(HEADER.length());
            int order = file.get();
            if (order != ORDER) throw new IllegalStateException("trigrams expected in " + FILE + ", found order " + order);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static float[] weights(ByteBuffer file) {
        var weights = new float[WEIGHTS];
        file.asFloatBuffer().get(weights);
        file.position(file.position() + WEIGHTS * Float.BYTES);
        return weights;
    }

    private static int width(int most) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(most);
    }

    private static int bytes(int entries, int width) {
        return (int) (((1L + entries) * width + 7) / 8) + Long.BYTES;
    }

    private void spell(ByteBuffer file) {
        var spelled = new byte[file.getInt()];
        file.get(spelled);
        for (var word : new String(spelled, StandardCharsets.UTF_8).split("\0")) {
            numbers.put(word, words.size());
            words.add(word);
        }
    }

    /// @return its number; [#NONE] when it is not known
    int number(String word) {
        return numbers.getOrDefault(word, NONE);
    }

    int size() {
        return words.size();
    }

    /// Its most frequent words, without signs and names of sounds.
    List<String> usual(int count) {
        return IntStream.range(0, words.size()).boxed()
                .sorted(Comparator.comparing((Integer word) -> likely[word]).reversed())
                .map(words::get)
                .filter(word -> word.matches("[a-z][a-z']*"))
                .limit(count)
                .toList();
    }

    /// @param second the word before the first, or [#NONE]
    /// @param first  the word before, or [#NONE]
    /// @return the natural logarithm of a probability
    double of(int second, int first, int word) {
        if (first == NONE) return likely[word] * NATURAL;
        long pair = pair(word, first);
        if (pair == NONE) return (likely[word] + less[first] + unseen(second, first)) * NATURAL;
        if (second != NONE) {
            int from = read(0, pair + 2 * WEIGHT_BITS, nextBits), to = read(0, pair + 2 * WEIGHT_BITS + pairBits, nextBits);
            long triple = find(triplesAt, tripleBits, from, to, second);
            if (triple != NONE) return tripleLikely[read(triplesAt, triple, WEIGHT_BITS) & WEIGHT] * NATURAL;
        }
        return (pairLikely[read(0, pair + WEIGHT_BITS, WEIGHT_BITS)] + unseen(second, first)) * NATURAL;
    }

    private float unseen(int second, int first) {
        if (second == NONE) return 0;
        long pair = pair(first, second);
        return pair == NONE ? 0 : pairLess[read(0, pair, WEIGHT_BITS)];
    }

    private long pair(int word, int before) {
        return find(0, pairBits, pairs[word], pairs[word + 1], before);
    }

    /// @return at which bit the weights of the entry begin; [#NONE] when there is none
    private long find(int at, int width, int from, int to, int word) {
        int low = from, high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int found = read(at, (long) middle * width, wordBits);
            if (found == word) return (long) middle * width + wordBits;
            if (found < word) low = middle + 1;
            else high = middle;
        }
        return NONE;
    }

    private int read(int at, long bit, int width) {
        int first = at + (int) (bit >> 3);
        int four = bits[first] & 0xff | (bits[first + 1] & 0xff) << 8 | (bits[first + 2] & 0xff) << 16 | (bits[first + 3] & 0xff) << 24;
        return four >>> (bit & 7) & ((1 << width) - 1);
    }
}
