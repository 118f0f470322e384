package io.callmesh.translation.translate;

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

/// The few platform threads that compute. Who finds them busy waits a little, and is then turned away. Safe for many threads.
public final class Workbench implements AutoCloseable {

    private static final String STAGE = "translation";

    private final ExecutorService threads;
    private final Semaphore places;
    private final int size;
    private final Duration patience;

    /// @param patience how long to wait for a place
    public Workbench(int places, Duration patience) {
        this.threads = Executors.newFixedThreadPool(places, Thread.ofPlatform().name("translate-", 0).daemon().factory());
        this.places = new Semaphore(places, true);
        this.size = places;
        this.patience = patience;
    }

    /// Computes on a thread of the bench; an interrupt of the caller interrupts the work, and so does the end of the turn's time.
    ///
    /// @throws MeshException with `Overloaded`, `TimedOut`, or what the work throws
    <T> T compute(Callable<T> work) throws InterruptedException {
        var budget = TurnBudget.current();
        if (budget.spent()) throw budget.timedOut(STAGE);
        if (!places.tryAcquire(budget.atMost(patience).toMillis(), TimeUnit.MILLISECONDS)) throw full(budget);
        var placed = new Work<>(work, places::release);
        threads.execute(placed);
        return placed.result(STAGE, budget);
    }

    private MeshException full(TurnBudget budget) {
        return budget.spent() ? budget.timedOut(STAGE) : new MeshException(new Fault.Overloaded(STAGE, patience));
    }

    /// For how many texts there is room now.
    public int room() {
        return places.availablePermits();
    }

    /// Whether nobody computes on it.
    public boolean idle() {
        return places.availablePermits() == size;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
