package io.callmesh.asr.engine.sphinx4;

import io.callmesh.asr.engine.Heard;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;

/// The sound of an utterance that nobody has worked on yet. Filled by the caller's thread, emptied by a worker.
final class Backlog {

    private static final int MOST_SECONDS = 60, FRAMES_A_SECOND = 50;

    private final Utterance utterance;
    private final int rateHz;
    private final Optional<Wideband> telephone;
    private final Queue<short[]> arrived = new ArrayDeque<>();
    private int waiting;
    private long heard;
    private volatile Spoken sounding = Spoken.NOTHING;

    Backlog(Utterance utterance, int rateHz) {
        this.utterance = utterance;
        this.rateHz = rateHz;
        telephone = rateHz == 8_000 ? Optional.of(new Wideband()) : Optional.empty();
    }

    /// @throws MeshException with `Overloaded` when the workers lag a minute behind
    synchronized void add(short[] samples) {
        if (waiting + samples.length > MOST_SECONDS * rateHz) throw new MeshException(new Fault.Overloaded("sphinx4", java.time.Duration.ofSeconds(2)));
        arrived.add(samples);
        waiting += samples.length;
    }

    private synchronized Optional<short[]> next() {
        if (arrived.isEmpty()) return Optional.empty();
        var all = new short[waiting];
        int at = 0;
        for (var samples = arrived.poll(); samples != null; samples = arrived.poll()) {
            System.arraycopy(samples, 0, all, at, samples.length);
            at += samples.length;
        }
        waiting = 0;
        return Optional.of(all);
    }

    /// Works on all that has arrived; at a pause also on what it means.
    ///
    /// @throws CancellationException within a frame when the thread is interrupted
    Heard catchUp() {
        for (var samples = next(); samples.isPresent(); samples = next()) {
            hear(samples.get());
        }
        utterance.sounding().ifPresent(words -> sounding = words);
        if (utterance.paused()) utterance.foresee();
        return Heard.NOTHING;
    }

    /// Frame by frame, so that a cancel is noticed within one.
    private void hear(short[] samples) {
        int size = rateHz / FRAMES_A_SECOND;
        for (int at = 0; at < samples.length; at += size) {
            if (Thread.currentThread().isInterrupted()) throw new CancellationException();
            var frame = Arrays.copyOfRange(samples, at, Math.min(at + size, samples.length));
            utterance.hear(telephone.isPresent() ? telephone.get().next(frame) : frame);
            heard += frame.length;
        }
    }

    /// How many samples have been worked on.
    long heard() {
        return heard;
    }

    Heard finish() {
        catchUp();
        telephone.ifPresent(wideband -> utterance.hear(wideband.finish()));
        return utterance.finish();
    }

    Spoken sounding() {
        return sounding;
    }
}
