package io.callmesh.gateway.bench;

import io.callmesh.runtime.measure.Trend.Point;
import io.callmesh.runtime.measure.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The resident memory of a process, and the heap in use of this one, from minute to minute. Watches until it is closed.
final class Memory implements AutoCloseable {

    private static final double MIB = 1 << 20;

    private final List<Point> seen = new ArrayList<>(), heap = new ArrayList<>();
    private final Usage usage;
    private final Duration every;
    private final Runnable before;
    private final long begun = System.nanoTime();
    private final Thread thread;

    /// @param before run before each look
    Memory(Usage usage, Duration every, Runnable before) {
        this.usage = usage;
        this.every = every;
        this.before = before;
        thread = Thread.ofVirtual().name("memory").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                before.run();
                see();
                Thread.sleep(every);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void see() {
        double minute = (System.nanoTime() - begun) / 60e9;
        heap.add(new Point(minute, (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / MIB));
        seen.add(new Point(minute, usage.residentMb()));
    }

    /// Minutes since the watch began, and MiB.
    synchronized List<Point> seen() {
        return List.copyOf(seen);
    }

    /// The same of the heap.
    synchronized List<Point> heap() {
        return List.copyOf(heap);
    }

    double mostMb() {
        return seen().stream().mapToDouble(Point::y).max().orElse(0);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
