package io.callmesh.audio.dtmf;

import java.util.Arrays;

/// Hears the tones of keys in the sound of a line.
///
/// After ITU-T Recommendation Q.24: a tone of 40 ms is heard and one of 23 ms is not; a pause of 40 ms parts two keys and a
/// gap of 10 ms does not. One instance per line, one thread.
public final class KeyDetector {

    private static final double BLOCK_S = 0.01275, SHARE = 0.7;
    /// Blocks overlap by half: four follow each other within 32 ms, and the fourth without a tone comes after 20 to 32 ms.
    private static final int SURE = 4, GONE = 4;

    private final ToneBlock block;
    private final int length, hop;
    private short[] left = {};
    private char candidate = ToneBlock.NONE, key = ToneBlock.NONE;
    private int hits, misses;

    /// What was heard in some sound.
    ///
    /// @param keys pressed in it: their tone has lasted long enough
    /// @param tone whether there was a key's tone in it or, by what is known so far, may have begun at its end
    /// @param sure whether that is known
    public record Heard(String keys, boolean tone, boolean sure) {}

    /// @param rateHz 8000 or 16000
    public KeyDetector(int rateHz) {
        this(rateHz, SHARE);
    }

    KeyDetector(int rateHz, double share) {
        block = new ToneBlock(rateHz, share);
        length = (int) Math.round(BLOCK_S * rateHz);
        hop = length / 2;
    }

    /// Takes the next samples, of any length.
    public Heard next(short[] samples) {
        var keys = new StringBuilder();
        boolean before = key != ToneBlock.NONE;
        var all = Arrays.copyOf(left, left.length + samples.length);
        System.arraycopy(samples, 0, all, left.length, samples.length);
        int at = 0;
        for (; at + length <= all.length; at += hop) if (take(block.key(all, at, length)) && Keys.common(key)) keys.append(key);
        left = Arrays.copyOfRange(all, at, all.length);
        boolean sure = before || key != ToneBlock.NONE;
        return new Heard(keys.toString(), sure || hits > 0, sure);
    }

    /// @return whether a key is pressed from this block on
    private boolean take(char found) {
        hits = found == ToneBlock.NONE ? 0 : found == candidate ? hits + 1 : 1;
        candidate = found;
        misses = key != ToneBlock.NONE && found != key ? misses + 1 : 0;
        if (misses >= GONE) key = ToneBlock.NONE;
        boolean pressed = hits >= SURE && found != key;
        if (pressed) key = found;
        return pressed;
    }
}
