package io.callmesh.gateway.bench;

import io.callmesh.runtime.measure.Percentiles;
import java.time.Duration;

/// Bare timers on the schedule of a turn: what this machine adds by itself, now. Measures until it is closed.
final class Control implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(120);

    private final Column overheads = new Column();
    private final Thread thread = Thread.ofVirtual().name("control").start(this::run);

    private void run() {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                overheads.add(turn());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static double turn() throws InterruptedException {
        long begun = System.nanoTime();
        Thread.sleep(Schedule.FINAL);
        Thread.sleep(Schedule.FIRST_TOKEN);
        Thread.sleep(Schedule.FIRST_SOUND);
        return Schedule.milliseconds(System.nanoTime() - begun - Schedule.PLANNED.toNanos());
    }

    Percentiles overheads() {
        return overheads.percentiles();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
