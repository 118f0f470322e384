package io.callmesh.gateway.journal;

import java.util.List;

/// How far the journal of a call has come: what a gateway needs that goes on with it.
///
/// @param sequence number of the last entry; 0 before the first
/// @param hash     of the last entry
/// @param pending  the last entries that others are not known to have, in order: written again by whoever takes up the call
public record Chain(long sequence, String hash, List<Written> pending) {

    /// Before the first entry.
    public static final Chain START = new Chain(0, "0".repeat(64), List.of());

    /// Entries a session carries at most: some three minutes of a call while Kafka is away. Older ones are in the outbox of the
    /// gateway that made them.
    public static final int MAX_PENDING = 64;

    public Chain {
        pending = List.copyOf(pending.subList(Math.max(0, pending.size() - MAX_PENDING), pending.size()));
    }
}
