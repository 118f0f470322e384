package io.callmesh.gateway.line;

/// A clock that stands still until somebody waits for it.
final class HandClock implements LineClock {

    long now = 1_000_000_000L;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void sleepUntil(long nanos) {
        now = Math.max(now, nanos);
    }
}
