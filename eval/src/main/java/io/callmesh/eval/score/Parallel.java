package io.callmesh.eval.score;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Several calls at a time: accuracy does not depend on it, patience does.
final class Parallel {

    private Parallel() {}

    /// The results in the order of the tasks.
    static <T> List<T> run(int atOnce, List<Callable<T>> tasks) throws InterruptedException {
        try (var pool = Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().name("caller-", 0).factory())) {
            var results = new ArrayList<T>();
            for (var result : pool.invokeAll(tasks)) results.add(result(result));
            return results;
        }
    }

    private static <T> T result(Future<T> done) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException known) throw known;
            throw new IllegalStateException(failure.getCause());
        }
    }
}
