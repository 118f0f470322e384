package io.callmesh.gateway.line.sip;

import java.util.concurrent.atomic.AtomicLongArray;

/// What became of those who called. Thread-safe.
public final class SipCounts {

    /// A fate of a call, or of an attempt at one.
    public enum Fate {
        /// Somebody held it.
        HELD,
        /// SIP itself forbade it: no common coding, an extension that we do not have.
        UNFIT,
        /// Asked for a proof.
        CHALLENGED,
        /// Gave one that is none.
        WRONG_LOGIN,
        /// From an address that no trunk knows.
        UNKNOWN_ADDRESS,
        /// Dialled a number that reaches nobody.
        UNKNOWN_NUMBER,
        /// There was no room on its trunk, or in this gateway.
        BUSY,
        /// This gateway was about to stop.
        DRAINING
    }

    private final AtomicLongArray counts = new AtomicLongArray(Fate.values().length);

    void count(Fate fate) {
        counts.incrementAndGet(fate.ordinal());
    }

    public long of(Fate fate) {
        return counts.get(fate.ordinal());
    }
}
