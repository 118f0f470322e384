package io.callmesh.asr.engine.sphinx4;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Keeps what takes long to make while all of it takes less than so much room; what was asked for longest ago goes first, and
/// what was asked for last never. Safe for many threads.
final class Stock<K> {

    private final long mostBytes;
    private final Map<K, CompletableFuture<Compiled>> made = new LinkedHashMap<>(16, 0.75f, true);

    Stock(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// What is there or being made, else what is now begun; what broke is begun again.
    synchronized CompletableFuture<Compiled> of(K key, Supplier<CompletableFuture<Compiled>> making) {
        var already = made.get(key);
        if (already != null && !already.isCompletedExceptionally()) return already;
        var begun = making.get();
        made.put(key, begun);
        begun.thenRun(this::makeRoom);
        return begun;
    }

    private synchronized void makeRoom() {
        long bytes = bytes();
        var oldest = made.values().iterator();
        for (int left = made.size(); left > 1 && bytes > mostBytes; left--) {
            var one = oldest.next();
            if (!ready(one)) continue;
            bytes -= one.join().bytes();
            oldest.remove();
        }
    }

    private static boolean ready(CompletableFuture<Compiled> one) {
        return one.isDone() && !one.isCompletedExceptionally();
    }

    synchronized long bytes() {
        return made.values().stream().filter(Stock::ready).mapToLong(one -> one.join().bytes()).sum();
    }

    /// How much of some of it is being made.
    synchronized int preparing(Predicate<K> which) {
        return (int) made.entrySet().stream().filter(one -> which.test(one.getKey()) && !one.getValue().isDone()).count();
    }
}
