package io.callmesh.gateway.line.sip.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Alarms that ring when a test lets time pass.
public final class HandAlarms implements Alarms {

    private record Pending(long atMillis, long order, Runnable task) {}

    private final List<Pending> pending = new ArrayList<>();
    private volatile long nowMillis;
    private long order;

    @Override
    public synchronized Alarm in(Duration delay, Runnable task) {
        var alarm = new Pending(nowMillis + delay.toMillis(), order++, task);
        pending.add(alarm);
        return () -> remove(alarm);
    }

    private synchronized void remove(Pending alarm) {
        pending.remove(alarm);
    }

    public void pass(Duration time) {
        long end = nowMillis + time.toMillis();
        for (var next = next(end); next.isPresent(); next = next(end)) next.get().task.run();
        nowMillis = end;
    }

    private synchronized Optional<Pending> next(long end) {
        var next = pending.stream().filter(alarm -> alarm.atMillis <= end).min(Comparator.comparingLong(Pending::atMillis).thenComparingLong(Pending::order));
        next.ifPresent(alarm -> {
            pending.remove(alarm);
            nowMillis = alarm.atMillis;
        });
        return next;
    }
}
