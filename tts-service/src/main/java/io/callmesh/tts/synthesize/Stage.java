package io.callmesh.tts.synthesize;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.pool.Work;
import io.callmesh.tts.engine.Speech;
import io.callmesh.tts.engine.Synthesizer;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The fixed number of platform threads on which engines work.
public final class Stage implements AutoCloseable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Semaphore room;
    private final Semaphore queue;
    private final Duration patience;
    private final Duration budget;
    private final ExecutorService threads;

    /// @param threads  normally as many as there are processors
    /// @param waiting  how many clauses may wait for a thread
    /// @param patience how long a clause may wait for a thread
    /// @param budget   how long an engine may take for one clause
    public Stage(int threads, int waiting, Duration patience, Duration budget) {
        room = new Semaphore(threads, true);
        queue = new Semaphore(waiting);
        this.patience = patience;
        this.budget = budget;
        this.threads = Executors.newFixedThreadPool(threads, Thread.ofPlatform().name("engine-", 0).daemon().factory());
    }

    /// Begins to speak; who comes first is served first. Close what is returned.
    ///
    /// @param turn for its first sound
    /// @throws MeshException with `Overloaded` when no thread becomes free in time or too many wait already, `TimedOut` when the
    ///     turn cannot wait
    Performance begin(Synthesizer engine, Speech speech, int rateHz, TurnBudget turn) throws InterruptedException {
        if (turn.spent()) throw turn.timedOut("synthesis");
        if (!entered(turn)) throw full(turn);
        var performance = new Performance(budget, turn);
        var work = new Work<>(() -> {
            performance.perform(engine, speech, rateHz);
            return performance;
        }, room::release);
        performance.startedAs(work);
        threads.execute(work);
        return performance;
    }

    private boolean entered(TurnBudget turn) throws InterruptedException {
        if (room.tryAcquire(0, TimeUnit.NANOSECONDS)) return true; // unlike tryAcquire(), not before those who wait
        if (!queue.tryAcquire()) return false;
        try {
            return room.tryAcquire(turn.atMost(patience).toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            queue.release();
        }
    }

    private static MeshException full(TurnBudget turn) {
        return turn.spent() ? turn.timedOut("synthesis") : new MeshException(new Fault.Overloaded("tts", RETRY_AFTER));
    }

    /// For how many clauses there is room now.
    public int room() {
        return room.availablePermits();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
