package io.callmesh.translation.translate;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The few platform threads that compute. Who finds them busy waits a little, and is then turned away. Safe for many threads.
public final class Workbench implements AutoCloseable {

    private final ExecutorService threads;
    private final Semaphore places;
    private final Duration patience;

    /// @param patience how long to wait for a place
    public Workbench(int places, Duration patience) {
        this.threads = Executors.newFixedThreadPool(places, Thread.ofPlatform().name("translate-", 0).daemon().factory());
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /// Computes on a thread of the bench; an interrupt of the caller interrupts the work.
    ///
    /// @throws MeshException with `Overloaded`, or what the work throws
    <T> T compute(Callable<T> work) throws InterruptedException {
        if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) throw new MeshException(new Fault.Overloaded("translation", patience));
        try {
            return done(work);
        } finally {
            places.release();
        }
    }

    private <T> T done(Callable<T> work) throws InterruptedException {
        var result = threads.submit(work);
        try {
            return result.get();
        } catch (InterruptedException left) {
            result.cancel(true);
            throw left;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof MeshException known) throw known;
            throw new MeshException(new Fault.EngineFailed("translation"), failed);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
