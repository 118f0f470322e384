package io.callmesh.launcher.chaos.harm;

import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Harms one part after another at random moments, and sees each come back. The dice decide what is tried when; what is spared depends on how
/// long parts take to come back, so that the same seed gives the same intentions, not the same run.
public final class Killer {

    /// A part that is back needs a moment to be itself: to save what waited, to find its peers.
    private static final Duration SETTLING = Duration.ofSeconds(3), LOOK = Duration.ofMillis(200), PATIENCE = Duration.ofSeconds(90);

    private final Stage stage;
    private final Random dice;
    private final Timeline timeline;
    private final Set<String> down = ConcurrentHashMap.newKeySet();
    private final AtomicInteger kills = new AtomicInteger(), freezes = new AtomicInteger(), stops = new AtomicInteger();

    public Killer(Stage stage, Random dice, Timeline timeline) {
        this.stage = stage;
        this.dice = dice;
        this.timeline = timeline;
    }

    /// Returns after so long, when what was harmed last is back.
    ///
    /// @param pause between two blows, on average
    public void run(Duration length, Duration pause) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        while (true) {
            Thread.sleep((long) (pause.toMillis() * dice.nextDouble(0.4, 1.6)));
            if (System.nanoTime() > end) break;
            var parts = stage.parts();
            strike(parts.get(dice.nextInt(parts.size())), Blow.any(dice));
        }
        awaitAll();
    }

    public int kills() {
        return kills.get();
    }

    public int freezes() {
        return freezes.get();
    }

    public int stops() {
        return stops.get();
    }

    /// Returns when all that was harmed is itself again.
    public void awaitAll() throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!down.isEmpty() && System.nanoTime() < giveUp) Thread.sleep(LOOK);
    }

    /// Deals a blow now, unless that is too much at once; says whether.
    public synchronized boolean strike(String part, Blow blow) throws InterruptedException {
        if (!Mercy.allows(part, down)) return false;
        down.add(part);
        timeline.tell(part + " is " + blow.label());
        (switch (blow) {
            case Blow.Kill _ -> kills;
            case Blow.Freeze _ -> freezes;
            case Blow.Stop _ -> stops;
        }).incrementAndGet();
        stage.strike(part, blow);
        Thread.ofVirtual().name("recovery/" + part).start(() -> recovery(part, blow));
        return true;
    }

    private void recovery(String part, Blow blow) {
        long since = System.nanoTime();
        try {
            if (blow instanceof Blow.Freeze(var length)) {
                Thread.sleep(length);
                stage.thaw(part);
            }
            Thread.sleep(LOOK);
            while (!stage.ready(part)) Thread.sleep(LOOK);
            timeline.tell(String.format(Locale.ROOT, "%s is back after %.1f s", part, (System.nanoTime() - since) / 1e9));
            Thread.sleep(SETTLING);
            down.remove(part);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
