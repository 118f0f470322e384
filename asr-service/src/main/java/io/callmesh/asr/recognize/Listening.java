package io.callmesh.asr.recognize;

import io.callmesh.asr.engine.Heard;
import io.callmesh.audio.Frame;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import java.time.Duration;

/// One caller's stream: sound in, results out, utterance after utterance. For one thread.
public final class Listening implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Relay hearing;
    private final Setup setup;
    private final Sink<Told> told;
    private final Runnable left;
    private final Segments segments;
    private Duration began = Duration.ZERO, until = Duration.ZERO;
    private boolean silent = true;

    Listening(Relay hearing, Setup setup, Sink<Told> told, Runnable left) {
        this.hearing = hearing;
        this.setup = setup;
        this.told = told;
        this.left = left;
        this.segments = setup.manual() ? new OneSegment(this) : new SpokenSegments(this, setup.task().rateHz());
    }

    /// Takes sound of any length, in the order it was made.
    ///
    /// @throws MeshException with `BadInput` when an utterance goes on for longer than a minute
    public void hear(Frame frame) throws InterruptedException {
        segments.next(frame);
    }

    /// The utterance is over: tells its result.
    public void finish(int turn) throws InterruptedException {
        segments.cut();
        conclude(turn);
    }

    /// The utterance is over and nobody wants to know.
    public void discard() {
        segments.cut();
        hearing.discard();
        silent = true;
    }

    void begin(Duration at) throws InterruptedException {
        told.put(new Told.Begin(at));
    }

    void take(Frame frame) throws InterruptedException {
        if (silent) began = position(frame, frame.firstSample());
        silent = false;
        until = position(frame, frame.end());
        if (until.minus(began).compareTo(LONGEST) > 0) throw new MeshException(new Fault.BadInput("audio", "an utterance may last 60 s: end it with finalize"));
        hearing.hear(frame);
        var partial = hearing.partial();
        if (partial.isPresent()) told.put(new Told.Partial(partial.get(), hearing.engine()));
    }

    void end(Duration at) throws InterruptedException {
        told.put(new Told.End(at));
        conclude(0);
    }

    private void conclude(int turn) throws InterruptedException {
        long asked = System.nanoTime();
        var heard = silent ? Heard.NOTHING : hearing.finish();
        silent = true;
        told.put(new Told.Final(heard.later(began), turn, Duration.ofNanos(System.nanoTime() - asked), hearing.engine()));
    }

    private static Duration position(Frame frame, long sample) {
        return Duration.ofNanos(sample * 1_000_000_000L / frame.rate());
    }

    @Override
    public void close() {
        try (segments; hearing) {
            silent = true;
        } finally {
            left.run();
        }
    }
}
