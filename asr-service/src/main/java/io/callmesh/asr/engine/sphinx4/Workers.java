package io.callmesh.asr.engine.sphinx4;

import io.callmesh.asr.engine.Heard;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The threads that recognition runs on: as many as cores, so that it never takes more of the machine than there is.
final class Workers implements AutoCloseable {

    static final Future<Heard> DONE = CompletableFuture.completedFuture(Heard.NOTHING);
    /// One job per voice at a time; more than this many voices are kept out by the service's own limit.
    private static final int QUEUE = 256;

    private final ThreadPoolExecutor threads;

    Workers(int count) {
        threads = new ThreadPoolExecutor(count, count, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), Thread.ofPlatform().name("asr-", 0).daemon().factory());
    }

    /// @throws MeshException with `Overloaded`
    Future<Heard> begin(Callable<Heard> work) {
        try {
            var task = new Task(work);
            threads.execute(task);
            return task;
        } catch (RejectedExecutionException full) {
            throw new MeshException(new Fault.Overloaded("sphinx4", Duration.ofSeconds(1)));
        }
    }

    /// Leaves the queue when it is cancelled before its turn: callers who left must not take up the room of others.
    private final class Task extends FutureTask<Heard> {

        Task(Callable<Heard> work) {
            super(work);
        }

        @Override
        protected void done() {
            if (isCancelled()) threads.remove(this);
        }
    }

    /// How many jobs wait.
    int waiting() {
        return threads.getQueue().size();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
