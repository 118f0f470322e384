package io.callmesh.runtime.fallback;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Which engines rest: who fails several times in a row is left alone for a while, then tried by one request at a time.
/// Safe for many threads.
final class Breakers {

    private static final class State {
        private int failures;
        private long restsUntil;
    }

    private final Map<String, State> states = new HashMap<>();
    private final int most;
    private final long restNanos;
    private final LongSupplier nanos;

    /// @param most  failures in a row before it rests
    /// @param nanos a clock such as `System::nanoTime`
    Breakers(int most, Duration rest, LongSupplier nanos) {
        if (most < 1) throw new IllegalArgumentException("failures must be at least 1: " + most);
        this.most = most;
        this.restNanos = rest.toNanos();
        this.nanos = nanos;
    }

    /// Whether to ask it now. Whoever gets a yes for one that has rested is the one who tries it: others get a no until it
    /// has answered, or has rested again.
    synchronized boolean admits(String engine) {
        var state = state(engine);
        if (state.failures < most) return true;
        if (nanos.getAsLong() - state.restsUntil < 0) return false;
        state.restsUntil = nanos.getAsLong() + restNanos;
        return true;
    }

    synchronized void answered(String engine) {
        state(engine).failures = 0;
    }

    synchronized void failed(String engine) {
        var state = state(engine);
        state.failures++;
        state.restsUntil = nanos.getAsLong() + restNanos;
    }

    private State state(String engine) {
        return states.computeIfAbsent(engine, _ -> new State());
    }
}
