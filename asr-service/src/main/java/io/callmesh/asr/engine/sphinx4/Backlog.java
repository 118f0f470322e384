package io.callmesh.asr.engine.sphinx4;

import io.callmesh.asr.engine.Heard;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// The sound of an utterance that nobody has worked on yet. Filled by the caller's thread, emptied by a worker.
final class Backlog {

    private static final int MOST_SECONDS = 60;

    private final Utterance utterance;
    private final int rateHz;
    private final Optional<Wideband> telephone;
    private final Queue<short[]> arrived = new ArrayDeque<>();
    private int waiting;
    private volatile Spoken sounding = Spoken.NOTHING;

    Backlog(Utterance utterance, int rateHz) {
        this.utterance = utterance;
        this.rateHz = rateHz;
        telephone = rateHz == 8_000 ? Optional.of(new Wideband()) : Optional.empty();
    }

    /// @throws MeshException with `Overloaded` when the workers lag a minute behind
    synchronized void add(short[] samples) {
        if (waiting + samples.length > MOST_SECONDS * rateHz) throw new MeshException(new Fault.Overloaded("asr", java.time.Duration.ofSeconds(2)));
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
    Heard catchUp() {
        for (var samples = next(); samples.isPresent(); samples = next()) {
            utterance.hear(telephone.isPresent() ? telephone.get().next(samples.get()) : samples.get());
        }
        utterance.sounding().ifPresent(words -> sounding = words);
        if (utterance.paused()) utterance.foresee();
        return Heard.NOTHING;
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
