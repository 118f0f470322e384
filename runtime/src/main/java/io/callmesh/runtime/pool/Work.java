package io.callmesh.runtime.pool;

import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.TurnBudget;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// One piece of work on another thread, and the place it takes there: given back exactly once, when its thread is done with
/// it, or when it was cancelled before that thread began.
public final class Work<T> extends FutureTask<T> {

    /// How long somebody who left waits for the work to notice.
    private static final Duration UNWINDING = Duration.ofSeconds(2);

    private final AtomicBoolean taken = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Runnable left;

    /// @param left gives the place back
    public Work(Callable<T> work, Runnable left) {
        super(work);
        this.left = left;
    }

    @Override
    public void run() {
        if (!taken.compareAndSet(false, true)) return;
        try {
            super.run();
        } finally {
            leave();
        }
    }

    @Override
    protected void done() {
        if (taken.compareAndSet(false, true)) leave();
    }

    private void leave() {
        left.run();
        ended.countDown();
    }

    /// Waits for the result, no longer than the turn has time. Whoever is interrupted or late stops the work.
    ///
    /// @param stage as a fault names it
    /// @throws MeshException with `TimedOut` when the turn's time is over, or whatever the work throws
    public T result(String stage, TurnBudget budget) throws InterruptedException {
        try {
            return budget.limited() ? get(budget.left().toNanos(), TimeUnit.NANOSECONDS) : get();
        } catch (InterruptedException unwanted) {
            stop();
            throw unwanted;
        } catch (TimeoutException late) {
            stop();
            throw budget.timedOut(stage);
        } catch (ExecutionException failure) {
            throw rethrown(Objects.requireNonNullElse(failure.getCause(), failure));
        }
    }

    private void stop() throws InterruptedException {
        cancel(true);
        ended.await(UNWINDING.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static RuntimeException rethrown(Throwable cause) throws InterruptedException {
        switch (cause) {
            case InterruptedException interrupted -> throw interrupted;
            case RuntimeException known -> throw known;
            case Error broken -> throw broken;
            default -> throw new IllegalStateException(cause);
        }
    }
}
