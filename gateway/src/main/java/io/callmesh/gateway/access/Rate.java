package io.callmesh.gateway.access;

import java.time.Duration;

/// So many a minute, all at once or spread: a token bucket that holds a minute's worth. For one thread at a time.
final class Rate {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final int perMinute;
    private double left;
    private long since;

    /// @param perMinute 0 for no limit
    Rate(int perMinute, long nanos) {
        this.perMinute = perMinute;
        left = perMinute;
        since = nanos;
    }

    /// How long until the next one may be taken; zero when it may now.
    Duration pause(long nanos) {
        if (perMinute == 0) return Duration.ZERO;
        left = Math.min(perMinute, left + (double) (nanos - since) * perMinute / MINUTE);
        since = nanos;
        return left >= 1 ? Duration.ZERO : Duration.ofNanos((long) ((1 - left) * MINUTE / perMinute) + 1);
    }

    void take() {
        left--;
    }
}
