package io.callmesh.runtime.kafka;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The one thread on which work is done, beside the one that keeps the place in the group.
final class Bench implements AutoCloseable {

    /// Asked between steps of work that takes longer.
    @FunctionalInterface
    interface Wanted {
        boolean still() throws InterruptedException;
    }

    private static final long STEP_MS = 200, UNWINDING_SECONDS = 10;

    private final ExecutorService thread;

    Bench(String name) {
        thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY).name(name).factory());
    }

    /// @return nothing when nobody wants it any more
    /// @throws MeshException when the work fails; with `TimedOut` when it takes too long
    List<Product> make(Craft.Work work, Duration deadline, Wanted wanted) throws InterruptedException {
        var made = thread.submit(work::make);
        long until = System.nanoTime() + deadline.toNanos();
        try {
            while (true) {
                try {
                    return made.get(STEP_MS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException underWay) {
                    if (System.nanoTime() > until) throw new MeshException(new Fault.TimedOut("work", deadline));
                    if (!wanted.still()) return List.of();
                }
            }
        } catch (ExecutionException failed) {
            throw failure(failed);
        } finally {
            if (!made.isDone()) stop(made);
        }
    }

    private static MeshException failure(ExecutionException failed) {
        if (failed.getCause() instanceof MeshException known) return known;
        return new MeshException(new Fault.EngineFailed(String.valueOf(failed.getCause() == null ? "" : failed.getCause().getClass().getSimpleName())));
    }

    /// Nothing of the work may go on when the next begins: the thread is one.
    private void stop(Future<?> work) throws InterruptedException {
        work.cancel(true);
        try {
            thread.submit(() -> {}).get(UNWINDING_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | CancellationException stuck) {
            throw new MeshException(new Fault.EngineFailed("work"), stuck);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
