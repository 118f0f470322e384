package io.callmesh.tts.synthesize;

import io.callmesh.audio.Frame;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.tts.engine.Speech;
import io.callmesh.tts.engine.SpokenWord;
import io.callmesh.tts.engine.Synthesizer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// One clause on its way from an engine's thread to the listener's: the engine need not wait for a slow listener.
final class Performance implements AutoCloseable {

    /// What the listener finds, in order.
    sealed interface Told {

        record Sound(Frame frame) implements Told {}

        record Words(List<SpokenWord> words) implements Told {}

        record Over() implements Told {}

        record Broken(Throwable cause) implements Told {}
    }

    /// 80 s of sound, more than any clause; beyond that the engine waits.
    private static final int AHEAD = 4_000;

    private final BlockingQueue<Told> told = new ArrayBlockingQueue<>(AHEAD);
    private final Duration budget;
    private final TurnBudget turn;
    private final long deadline;
    private boolean sounds;
    private volatile Optional<Future<?>> work = Optional.empty();

    /// @param budget for all of the clause
    /// @param turn   for its first sound
    Performance(Duration budget, TurnBudget turn) {
        this.budget = budget;
        this.turn = turn;
        deadline = System.nanoTime() + budget.toNanos();
    }

    void startedAs(Future<?> running) {
        work = Optional.of(running);
    }

    /// Runs on a thread of the pool.
    void perform(Synthesizer engine, Speech speech, int rateHz) {
        var framer = new Framer(rateHz, frame -> told.put(new Told.Sound(frame)));
        try {
            engine.synthesize(speech, framer, words -> told.put(new Told.Words(words)));
            framer.finish();
            told.put(new Told.Over());
        } catch (InterruptedException unwanted) {
            Thread.currentThread().interrupt();
        } catch (Throwable broken) { // an Error too: the listener waits for an end
            told.clear();
            told.add(new Told.Broken(broken));
        }
    }

    /// Waits for the engine; the time that the listener takes for itself does not count against the engine's once it is done.
    ///
    /// @throws MeshException with what the engine failed with, or `TimedOut`
    Told next() throws InterruptedException {
        var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        var next = told.poll((sounds ? left : turn.atMost(left)).toNanos(), TimeUnit.NANOSECONDS);
        sounds |= next instanceof Told.Sound;
        return switch (next) {
            case null -> throw !sounds && turn.spent() ? turn.timedOut("synthesis") : new MeshException(new Fault.TimedOut("synthesize", budget));
            case Told.Broken(MeshException known) -> throw known;
            case Told.Broken(Throwable cause) -> throw new MeshException(new Fault.EngineFailed("tts"), cause);
            case Told.Sound _, Told.Words _, Told.Over _ -> next;
        };
    }

    /// Interrupts the engine if it is still at work.
    @Override
    public void close() {
        work.ifPresent(running -> running.cancel(true));
    }
}
