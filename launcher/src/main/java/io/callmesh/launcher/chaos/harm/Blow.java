package io.callmesh.launcher.chaos.harm;

import java.time.Duration;
import java.util.Locale;
import java.util.Random;

/// What is done to a part.
public sealed interface Blow {

    /// `kill -9`.
    record Kill() implements Blow {}

    /// `kill -STOP`, and `-CONT` later.
    record Freeze(Duration length) implements Blow {}

    /// `kill -TERM`: a part may say goodbye.
    record Stop() implements Blow {}

    /// Of ten blows five kill, three freeze for 1 to 10 s, two stop.
    static Blow any(Random dice) {
        int one = dice.nextInt(10), millis = dice.nextInt(1_000, 10_000);
        if (one < 5) return new Kill();
        return one < 8 ? new Freeze(Duration.ofMillis(millis)) : new Stop();
    }

    /// For people.
    default String label() {
        return switch (this) {
            case Kill _ -> "killed (-9)";
            case Freeze(var length) -> String.format(Locale.ROOT, "frozen for %.1f s", length.toMillis() / 1e3);
            case Stop _ -> "asked to stop";
        };
    }
}
