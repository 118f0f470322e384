package io.callmesh.llm.pool;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.pool.Work;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// So many threads for engines. Whoever finds them all taken waits a little, no longer than the turn has time, and is then
/// turned away.
public final class EnginePool implements AutoCloseable {

    private final ExecutorService threads;
    private final Semaphore room;
    private final Duration patience;
    private final int size;

    private EnginePool(ExecutorService threads, int size, Duration patience) {
        this.threads = threads;
        this.size = size;
        room = new Semaphore(size, true);
        this.patience = patience;
    }

    /// Platform threads, for what burns a core.
    ///
    /// @param size     how many jobs run at once
    /// @param patience how long one may wait for a thread
    public EnginePool(int size, Duration patience) {
        this(Executors.newFixedThreadPool(size, Thread.ofPlatform().daemon().name("engine-", 0).factory()), size, patience);
    }

    /// Virtual threads, for what waits for other machines.
    public static EnginePool ofWaiting(int size, Duration patience) {
        return new EnginePool(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("remote-engine").factory()), size, patience);
    }

    /// Runs a job on a thread of the pool and waits for it. An interrupt of the caller is passed on to the job, and so is the
    /// end of the turn's time.
    ///
    /// @param stage as faults name it
    /// @throws MeshException with `Overloaded` when no thread becomes free, `TimedOut` when the turn's time is over, or
    ///     whatever the job throws
    public <T> T run(String stage, Callable<T> job) throws InterruptedException {
        var budget = TurnBudget.current();
        if (budget.spent()) throw budget.timedOut(stage);
        if (!room.tryAcquire(budget.atMost(patience).toNanos(), TimeUnit.NANOSECONDS)) throw full(stage, budget);
        var work = new Work<>(job, room::release);
        threads.execute(work);
        return work.result(stage, budget);
    }

    private MeshException full(String stage, TurnBudget budget) {
        return budget.spent() ? budget.timedOut(stage) : new MeshException(new Fault.Overloaded("llm", patience.plus(patience)));
    }

    /// For how many jobs there is room now.
    public int room() {
        return room.availablePermits();
    }

    /// Whether nothing runs on it.
    public boolean idle() {
        return room.availablePermits() == size;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
