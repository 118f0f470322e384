package io.callmesh.tts.synthesize;

import io.callmesh.audio.Frame;
import io.callmesh.audio.Resampler;
import io.callmesh.runtime.Sink;
import java.util.Arrays;
import java.util.Optional;

/// Makes frames of 20 ms at one rate out of frames of any length and rate. The last may be shorter.
///
/// One instance for each clause, one thread at a time.
final class Framer implements Sink<Frame> {

    private final int rateHz;
    private final Sink<Frame> frames;
    private Optional<Resampler> resampler = Optional.empty();
    private short[] pending = {};
    private long given;

    Framer(int rateHz, Sink<Frame> frames) {
        this.rateHz = rateHz;
        this.frames = frames;
    }

    @Override
    public void put(Frame frame) throws InterruptedException {
        if (frame.rate() == rateHz) {
            take(frame.samples());
            return;
        }
        if (resampler.isEmpty()) resampler = Optional.of(new Resampler(frame.rate(), rateHz));
        take(resampler.get().next(frame.samples()));
    }

    void finish() throws InterruptedException {
        if (resampler.isPresent()) take(resampler.get().finish());
        if (pending.length > 0) give(pending);
        pending = new short[0];
    }

    private void take(short[] samples) throws InterruptedException {
        var all = Arrays.copyOf(pending, pending.length + samples.length);
        System.arraycopy(samples, 0, all, pending.length, samples.length);
        int size = rateHz / 50, at = 0;
        for (; at + size <= all.length; at += size) give(Arrays.copyOfRange(all, at, at + size));
        pending = Arrays.copyOfRange(all, at, all.length);
    }

    private void give(short[] samples) throws InterruptedException {
        frames.put(new Frame(samples, rateHz, given));
        given += samples.length;
    }
}
