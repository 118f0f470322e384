package io.callmesh.audio.jitter;

import java.util.Arrays;

/// Fills the holes of a voice: goes on with its last pitch period, fading away, until 60 ms of silence say that it is gone.
///
/// After ITU-T Recommendation G.711 Appendix I (09/99), simplified: the period (5 to 15 ms, by normalized
/// cross-correlation) is repeated as it is instead of two and three of them from the second and third 10 ms on, and nothing
/// is delayed to blend the first join. Full for 10 ms, then 20 % less every 10 ms. The first frame after a hole is blended
/// in over 4 ms. Not thread-safe.
final class Concealment {

    private static final double SHORTEST_S = 0.005, LONGEST_S = 0.015, COMPARED_S = 0.02, FULL_S = 0.010, GONE_S = 0.060, BLEND_S = 0.004;

    private final int rateHz, size;
    private final short[] history;
    private short[] period = {};
    private int lost;

    Concealment(int rateHz) {
        this.rateHz = rateHz;
        size = rateHz / 50;
        history = new short[samples(LONGEST_S + COMPARED_S + SHORTEST_S)];
    }

    /// The frame as it is to be heard: its beginning blended with what was made up before it.
    short[] heard(short[] frame) {
        if (lost > 0) blend(frame, Math.min(frame.length, samples(BLEND_S)));
        lost = 0;
        int kept = Math.min(frame.length, history.length);
        System.arraycopy(history, kept, history, 0, history.length - kept);
        System.arraycopy(frame, frame.length - kept, history, history.length - kept, kept);
        return frame;
    }

    /// The next 20 ms of a hole.
    short[] next() {
        if (lost == 0) period = period();
        var made = new short[size];
        for (int i = 0; i < size; i++) made[i] = madeUp(lost + i);
        lost = Math.min(lost + size, rateHz);
        return made;
    }

    private short madeUp(int at) {
        double seconds = (double) at / rateHz;
        double gain = Math.clamp((GONE_S - seconds) / (GONE_S - FULL_S), 0, 1);
        return gain == 0 ? 0 : (short) Math.round(gain * period[at % period.length]);
    }

    private void blend(short[] frame, int length) {
        for (int i = 0; i < length; i++) {
            double in = (i + 1.0) / (length + 1);
            frame[i] = (short) Math.round(in * frame[i] + (1 - in) * madeUp(lost + i));
        }
    }

    /// The last period; its last quarter leads over to its first sample.
    private short[] period() {
        int length = pitch(), from = history.length - length, quarter = length / 4;
        var last = Arrays.copyOfRange(history, from, history.length);
        for (int i = 0; i < quarter; i++) {
            double out = (i + 1.0) / (quarter + 1);
            int at = length - quarter + i;
            last[at] = (short) Math.round((1 - out) * last[at] + out * history[from - quarter + i]);
        }
        return last;
    }

    private int pitch() {
        int best = samples(SHORTEST_S);
        double likest = Double.NEGATIVE_INFINITY;
        for (int lag = samples(SHORTEST_S); lag <= samples(LONGEST_S); lag++) {
            double likeness = likeness(lag);
            if (likeness > likest) {
                likest = likeness;
                best = lag;
            }
        }
        return best;
    }

    private double likeness(int lag) {
        double product = 0, energy = 1;
        for (int i = history.length - samples(COMPARED_S); i < history.length; i++) {
            product += (double) history[i] * history[i - lag];
            energy += (double) history[i - lag] * history[i - lag];
        }
        return product / Math.sqrt(energy);
    }

    private int samples(double seconds) {
        return (int) Math.round(seconds * rateHz);
    }
}
