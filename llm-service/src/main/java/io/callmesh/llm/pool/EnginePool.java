package io.callmesh.llm.pool;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A fixed number of platform threads for engines. Whoever finds them all taken waits a little and is then turned away.
public final class EnginePool implements AutoCloseable {

    private static final Duration UNWINDING = Duration.ofSeconds(2);

    private final ExecutorService threads;
    private final Semaphore room;
    private final Duration patience;

    /// @param size     how many jobs run at once
    /// @param patience how long one may wait for a thread
    public EnginePool(int size, Duration patience) {
        threads = Executors.newFixedThreadPool(size, Thread.ofPlatform().daemon().name("engine-", 0).factory());
        room = new Semaphore(size, true);
        this.patience = patience;
    }

    /// Runs a job on a thread of the pool and waits for it. An interrupt of the caller is passed on to the job.
    ///
    /// @throws MeshException with `Overloaded` when no thread becomes free, or whatever the job throws
    public <T> T run(Callable<T> job) throws InterruptedException {
        if (!room.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) throw new MeshException(new Fault.Overloaded("llm", patience.plus(patience)));
        var ended = new CountDownLatch(1);
        var result = threads.submit(() -> {
            try {
                return job.call();
            } finally {
                room.release();
                ended.countDown();
            }
        });
        try {
            return result.get();
        } catch (InterruptedException cancelled) {
            result.cancel(true);
            ended.await(UNWINDING.toMillis(), TimeUnit.MILLISECONDS);
            throw cancelled;
        } catch (ExecutionException failure) {
            throw rethrown(Objects.requireNonNullElse(failure.getCause(), failure));
        }
    }

    private static RuntimeException rethrown(Throwable cause) throws InterruptedException {
        switch (cause) {
            case InterruptedException interrupted -> throw interrupted;
            case RuntimeException known -> throw known;
            case Error broken -> throw broken;
            default -> throw new IllegalStateException(cause);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
