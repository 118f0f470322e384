package io.callmesh.gateway.line.sip.wire;

import java.time.Duration;

/// The times of RFC 3261 table 4.
final class Timing {

    /// An estimate of the way there and back.
    static final Duration T1 = Duration.ofMillis(500);

    /// The longest between two copies of a message.
    static final Duration T2 = Duration.ofSeconds(4);

    /// How long a message may wander in the network.
    static final Duration T4 = Duration.ofSeconds(5);

    /// After that nobody waits any more: timers B, D, F, H, J, L.
    static final Duration OVER = T1.multipliedBy(64);

    private Timing() {}

    static Duration doubled(Duration interval) {
        var twice = interval.multipliedBy(2);
        return twice.compareTo(T2) < 0 ? twice : T2;
    }
}
