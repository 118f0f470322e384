package io.callmesh.asr.engine.sphinx4;

import java.util.Arrays;

/// Where hypotheses came from: a tree of words, each with the frame and the score at which it was entered.
final class Trails {

    static final int NONE = 0;

    private int count = 1;
    private int[] word = new int[4096], before = new int[4096], frame = new int[4096];
    private float[] score = new float[4096];
    private long[] history = new long[4096];

    int add(int said, int previous, int at, float total) {
        if (count == word.length) grow();
        word[count] = said;
        before[count] = previous;
        frame[count] = at;
        score[count] = total;
        history[count] = said == Network.SILENCE ? history[previous] : mixed(history[previous] * 31 + said + 1);
        return count++;
    }

    /// Finalizer of SplitMix64 (Steele, Lea, Flood 2014), so that two histories hardly ever look alike.
    private static long mixed(long z) {
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    private void grow() {
        word = Arrays.copyOf(word, 2 * count);
        before = Arrays.copyOf(before, 2 * count);
        frame = Arrays.copyOf(frame, 2 * count);
        score = Arrays.copyOf(score, 2 * count);
        history = Arrays.copyOf(history, 2 * count);
    }

    int word(int trail) { return word[trail]; }

    int before(int trail) { return before[trail]; }

    int frame(int trail) { return frame[trail]; }

    float score(int trail) { return score[trail]; }

    /// The same for the same words, whatever the pauses between them.
    long history(int trail) { return history[trail]; }
}
