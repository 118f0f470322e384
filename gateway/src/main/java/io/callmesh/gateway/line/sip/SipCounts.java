package io.callmesh.gateway.line.sip;

import io.callmesh.runtime.Fault;
import java.time.Duration;
import java.util.Optional;
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
        DRAINING;

        /// What is told of somebody who was refused; nothing of those who were only asked to come again.
        Optional<Fault> fault() {
            return switch (this) {
                case WRONG_LOGIN -> Optional.of(new Fault.Unauthenticated("the proof of the login is wrong, or was used before"));
                case UNKNOWN_ADDRESS -> Optional.of(new Fault.Unauthenticated("no trunk is for this address"));
                case UNKNOWN_NUMBER -> Optional.of(new Fault.NotFound("number", "as dialled", "NUMBER_UNKNOWN"));
                case BUSY -> Optional.of(new Fault.LimitReached("calls of the trunk", Duration.ofSeconds(5)));
                case HELD, UNFIT, CHALLENGED, DRAINING -> Optional.empty();
            };
        }
    }

    private final AtomicLongArray counts = new AtomicLongArray(Fate.values().length);

    void count(Fate fate) {
        counts.incrementAndGet(fate.ordinal());
    }

    public long of(Fate fate) {
        return counts.get(fate.ordinal());
    }
}
