package io.callmesh.launcher.chaos;

import io.callmesh.launcher.chaos.call.Moments;
import io.callmesh.launcher.chaos.harm.Blow;
import io.callmesh.launcher.chaos.harm.Killer;
import io.callmesh.launcher.chaos.harm.Stage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/// Kills the gateway of a caller at a chosen moment of its turn: while it listens, while it thinks, while a tool runs, while it speaks. Thread-safe.
final class Ambush implements Moments {

    /// Long enough for the request of a tool to be on its way to a back office that stands still, and to be in the ledger before.
    private static final Duration UNDER_WAY = Duration.ofMillis(700), STANDS_STILL = Duration.ofMillis(2_500), PATIENCE = Duration.ofSeconds(30), LOOK = Duration.ofMillis(50);

    private final Killer killer;
    private final AtomicReference<Waiting> waiting = new AtomicReference<>();

    private record Waiting(Moment moment) {}

    Ambush(Killer killer) {
        this.killer = killer;
    }

    /// Returns when a gateway was killed at such a moment and is back, or when none came in time; says whether.
    boolean layFor(Moment moment) throws InterruptedException {
        waiting.set(new Waiting(moment));
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (waiting.get() != null && System.nanoTime() < giveUp) Thread.sleep(LOOK);
        boolean sprung = waiting.getAndSet(null) == null;
        killer.awaitAll();
        return sprung;
    }

    @Override
    public void passed(Moment moment, String gateway) throws InterruptedException {
        var armed = waiting.get();
        if (armed == null || armed.moment() != moment || !waiting.compareAndSet(armed, null)) return;
        if (moment == Moment.AGREEING) killer.strike(Stage.OFFICE, new Blow.Freeze(STANDS_STILL));
        if (moment != Moment.AGREEING) killer.strike(gateway, new Blow.Kill());
        else Thread.ofVirtual().name("ambush").start(() -> later(gateway));
    }

    private void later(String gateway) {
        try {
            Thread.sleep(UNDER_WAY);
            killer.strike(gateway, new Blow.Kill());
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
