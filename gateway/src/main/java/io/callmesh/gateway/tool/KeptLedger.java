package io.callmesh.gateway.tool;

import io.callmesh.runtime.MeshException;
import java.util.Set;

/// A ledger that outlives the absence of another, and the loss of what that one held: this gateway's own deeds are
/// remembered here too, and what cannot be written there is written when the call has something done again.
///
/// While the other ledger is away a deed begins only if it may be repeated: one that must not happen twice needs a ledger
/// that outlives this gateway.
public final class KeptLedger {

    private final Ledger ledger;
    private final MemoryLedger own, unwritten;

    /// @param room how many deeds are remembered at most
    public KeptLedger(Ledger ledger, int room) {
        this.ledger = ledger;
        own = new MemoryLedger(room);
        unwritten = new MemoryLedger(room);
    }

    /// As [Ledger#begin].
    ///
    /// @param repeatable whether the receiver does nothing twice for the same key
    /// @throws MeshException when it cannot be written down and must not happen twice
    public Ledger.Standing begin(Deed deed, Set<String> known, boolean repeatable) {
        var before = own.find(deed).filter(mine -> MemoryLedger.stands(mine, known));
        if (before.isPresent()) return new Ledger.Standing(before.get(), false);
        try {
            for (var mine : unwritten.of(deed.callId())) handOver(mine);
            var standing = ledger.begin(deed, known);
            own.write(standing.deed());
            return standing;
        } catch (MeshException away) {
            if (!away.fault().retryable() || !repeatable) throw away;
            var standing = own.begin(deed, known);
            unwritten.write(standing.deed());
            return standing;
        }
    }

    private void handOver(Deed mine) {
        ledger.write(mine);
        unwritten.forget(mine);
    }

    /// Never throws because the other ledger is away.
    public void write(Deed deed) {
        own.write(deed);
        try {
            ledger.write(deed);
            unwritten.find(deed).ifPresent(unwritten::forget);
        } catch (MeshException away) {
            if (!away.fault().retryable()) throw away;
            unwritten.write(deed);
        }
    }
}
