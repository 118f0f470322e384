package io.callmesh.llm.engine.openai;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long to wait before asking again: doubled each time, and by chance up to half of it shorter, so that not all who were
/// turned away together come back together.
///
/// Source: "Exponential Backoff And Jitter", AWS Architecture Blog, 2015 (equal jitter).
final class Backoff {

    private static final long FIRST_MILLIS = 250, MOST_MILLIS = 4_000;

    private Backoff() {}

    /// @param attempt how many have failed before, from 0
    static Duration before(int attempt) {
        long whole = Math.min(MOST_MILLIS, FIRST_MILLIS << Math.min(attempt, 10));
        return Duration.ofMillis(whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1));
    }
}
