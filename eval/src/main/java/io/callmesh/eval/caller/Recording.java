package io.callmesh.eval.caller;

import io.callmesh.audio.Wav;
import java.util.Arrays;

/// What the caller hears of the agent, in step with the clock: silence where nothing was played, and nothing of what was
/// dropped unheard. Safe for two threads.
public final class Recording {

    /// Frames that come a little late are played without a gap, as a telephone's jitter buffer does.
    private static final double JITTER_S = 0.06;
    private static final int LONGEST_S = 3600;

    private final int rateHz;
    private final long begin = System.nanoTime();
    private short[] samples = new short[0];
    private int end;

    public Recording(int rateHz) {
        this.rateHz = rateHz;
    }

    synchronized void play(short[] sound) {
        int now = position();
        if (now > end + JITTER_S * rateHz) end = now;
        if ((long) end + sound.length > (long) LONGEST_S * rateHz) return;
        reserve(end + sound.length);
        System.arraycopy(sound, 0, samples, end, sound.length);
        end += sound.length;
    }

    /// Drops what was not played yet.
    synchronized void clear() {
        int now = Math.min(position(), end);
        Arrays.fill(samples, now, end, (short) 0);
        end = now;
    }

    public synchronized Wav wav() {
        return new Wav(Arrays.copyOf(samples, end), rateHz);
    }

    private int position() {
        return (int) Math.min(Integer.MAX_VALUE, (System.nanoTime() - begin) / 1e9 * rateHz);
    }

    private void reserve(int length) {
        if (samples.length < length) samples = Arrays.copyOf(samples, Math.max(length, 2 * samples.length));
    }
}
