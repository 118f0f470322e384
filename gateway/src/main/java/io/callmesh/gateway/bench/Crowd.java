package io.callmesh.gateway.bench;

import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// So many scripted callers at once, begun evenly over two seconds. Each calls once, or again and again.
final class Crowd {

    private static final Duration BEGINNING = Duration.ofSeconds(2);
    /// What a turn takes when all is well, and half as much again.
    private static final Duration TURN = Duration.ofSeconds(3), GRACE = Duration.ofSeconds(20);

    private final Callers callers;
    private final Figures figures;
    private final AtomicInteger stuck = new AtomicInteger(), broken = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();

    Crowd(Callers callers, Figures figures) {
        this.callers = callers;
        this.figures = figures;
    }

    /// Returns when all have hung up. A call that does not end in good time is interrupted, and counts as stuck.
    ///
    /// @param atLeast how long callers call again
    void call(int calls, int questions, Duration atLeast) throws InterruptedException {
        long until = System.nanoTime() + atLeast.toNanos();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < calls; i++) {
            threads.add(Thread.ofVirtual().name("caller-" + i).start(() -> callUntil(until, questions)));
            Thread.sleep(BEGINNING.dividedBy(calls));
        }
        long giveUp = Math.max(System.nanoTime(), until) + TURN.multipliedBy(questions).plus(GRACE).toNanos();
        for (var thread : threads) {
            if (thread.join(Duration.ofNanos(Math.max(1, giveUp - System.nanoTime())))) continue;
            stuck.incrementAndGet();
            thread.interrupt();
        }
    }

    private void callUntil(long until, int questions) {
        do hold(questions);
        while (System.nanoTime() < until && !Thread.currentThread().isInterrupted());
    }

    private void hold(int questions) {
        long begun = System.nanoTime();
        try {
            callers.hold(new ScriptedCaller(figures, questions));
        } catch (MeshException refused) {
            broken.incrementAndGet();
            System.err.println("call broken: " + refused.fault());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            nanos.addAndGet(System.nanoTime() - begun);
        }
    }

    /// How long all calls have lasted together.
    double sessionSeconds() {
        return nanos.get() / 1e9;
    }

    int stuck() {
        return stuck.get();
    }

    /// How many were refused or broke off.
    int broken() {
        return broken.get();
    }
}
