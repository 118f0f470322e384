package io.callmesh.gateway.access;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;

/// What one key, user or tenant has used up. Thread-safe.
final class Meter {

    private static final Duration LATER = Duration.ofSeconds(5);

    private final Limits limits;
    private final Rate calls, requests;
    private int held;

    Meter(Limits limits, long nanos) {
        this.limits = limits;
        calls = new Rate(limits.callsPerMinute(), nanos);
        requests = new Rate(limits.requestsPerMinute(), nanos);
    }

    Limits limits() {
        return limits;
    }

    /// @throws MeshException with `LimitReached`
    synchronized void request(long nanos) {
        pass("requests per minute", requests.pause(nanos));
        requests.take();
    }

    /// @throws MeshException with `LimitReached`; nothing has been taken then
    synchronized void begin(long nanos) {
        if (limits.calls() > 0 && held >= limits.calls()) throw new MeshException(new Fault.LimitReached("calls at once", LATER));
        pass("calls per minute", calls.pause(nanos));
        calls.take();
        held++;
    }

    synchronized void end() {
        held--;
    }

    synchronized boolean idle() {
        return held == 0;
    }

    private static void pass(String limit, Duration wait) {
        if (wait.isPositive()) throw new MeshException(new Fault.LimitReached(limit, wait));
    }
}
