package io.callmesh.gateway.line.rtp;

import java.util.Locale;
import java.util.Optional;

/// Which way sound goes, as one side says it. Source: RFC 3264, sections 5.1 and 6.1.
public enum Direction {
    SENDRECV(true, true),
    SENDONLY(true, false),
    RECVONLY(false, true),
    INACTIVE(false, false);

    private final boolean sends, receives;

    Direction(boolean sends, boolean receives) {
        this.sends = sends;
        this.receives = receives;
    }

    public boolean sends() {
        return sends;
    }

    public boolean receives() {
        return receives;
    }

    /// The same, as the other side says it.
    public Direction flipped() {
        return of(receives, sends);
    }

    /// The same by a side that wants to be sent nothing.
    Direction deaf() {
        return of(sends, false);
    }

    private static Direction of(boolean sends, boolean receives) {
        for (var direction : values()) if (direction.sends == sends && direction.receives == receives) return direction;
        throw new IllegalStateException("four directions for two flags");
    }

    /// As an attribute without its `a=`.
    String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Direction> named(String attribute) {
        for (var direction : values()) if (direction.attribute().equals(attribute)) return Optional.of(direction);
        return Optional.empty();
    }
}
