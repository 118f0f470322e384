package io.callmesh.eval.caller;

import io.callmesh.audio.Wav;
import java.util.Arrays;
import java.util.function.LongSupplier;

/// What the caller hears of the agent, in step with the clock: silence where nothing was played, and nothing of what was
/// dropped unheard. Safe for two threads.
public final class Recording {

    /// Frames that come a little late are played without a gap, as a telephone's jitter buffer does.
    private static final double JITTER_S = 0.06;
    private static final int LONGEST_S = 3600;

    private final int rateHz;
    private final LongSupplier nanos;
    private final long begin;
    private short[] samples = new short[0];
    private int end, clears;
    private long kept;

    /// How far the caller's loudspeaker is.
    ///
    /// @param samples heard since the call began, without what was dropped
    /// @param clears  how many times something was to be dropped
    /// @param all     whether all that came has been heard
    record Played(long samples, int clears, boolean all) {}

    public Recording(int rateHz) {
        this(rateHz, System::nanoTime);
    }

    Recording(int rateHz, LongSupplier nanos) {
        this.rateHz = rateHz;
        this.nanos = nanos;
        begin = nanos.getAsLong();
    }

    synchronized void play(short[] sound) {
        kept += sound.length;
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
        kept -= end - now;
        clears++;
        Arrays.fill(samples, now, end, (short) 0);
        end = now;
    }

    synchronized Played played() {
        int ahead = Math.max(0, end - position());
        return new Played(kept - ahead, clears, ahead == 0);
    }

    public synchronized Wav wav() {
        return new Wav(Arrays.copyOf(samples, end), rateHz);
    }

    private int position() {
        return (int) Math.min(Integer.MAX_VALUE, (nanos.getAsLong() - begin) / 1e9 * rateHz);
    }

    private void reserve(int length) {
        if (samples.length < length) samples = Arrays.copyOf(samples, Math.max(length, 2 * samples.length));
    }
}
