package io.callmesh.audio.activity;

import java.time.Duration;

/// How long one speaker's pauses within an utterance are, as far as they were long enough to be noticed: an exponential mean,
/// with a margin. One call, one thread.
public final class PauseHabit {

    private static final double KEPT = 0.9, FIRST = 0.5;
    /// Pauses vary; who pauses so long pauses a little longer, too.
    private static final double MARGIN = 1.2;

    private double meanMs;

    /// The speaker went on after this pause.
    ///
    /// @param atLeast shorter pauses between words say nothing
    public void wentOn(Duration pause, Duration atLeast) {
        if (pause.compareTo(atLeast) < 0) return;
        double millis = pause.toMillis();
        meanMs = meanMs == 0 ? FIRST * millis : KEPT * meanMs + (1 - KEPT) * millis;
    }

    /// @return zero while nothing is known
    public Duration usual() {
        return Duration.ofMillis(Math.round(MARGIN * meanMs));
    }
}
