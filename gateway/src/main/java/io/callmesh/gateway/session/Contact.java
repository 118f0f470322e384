package io.callmesh.gateway.session;

import java.time.Duration;

/// Whether this process and the store have talked without a break for so long that every other process must have as well. Only then a
/// lease that ended tells that its owner is gone: after a store was frozen all leases have ended, and so have those of a process that was.
/// One thread.
public final class Contact {

    private final long neededNanos;
    private boolean begun;
    private long since, last;

    /// @param needed a lease: whoever lives has said so within it
    public Contact(Duration needed) {
        neededNanos = needed.toNanos();
    }

    /// To be told more often than `needed`.
    ///
    /// @param answered whether the store has just answered
    /// @param nanos    now, on a clock that does not jump
    /// @return whether it has been long enough
    public boolean steady(boolean answered, long nanos) {
        boolean gap = !begun || nanos - last > neededNanos;
        begun = true;
        last = nanos;
        if (!answered || gap) since = nanos;
        return nanos - since >= neededNanos;
    }
}
