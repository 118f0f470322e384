package io.callmesh.gateway.journal;

import java.time.Instant;
import java.util.Optional;

/// An entry as it stands for others, word for word.
///
/// @param kind  name of the [JournalEntry.What]
/// @param hash  that the next entry of the call holds
/// @param text  its JSON; what people said may be sealed in it
/// @param entry what it was made of; empty when it comes from a session
public record Written(String callId, String tenant, long sequence, String kind, Instant at, String hash, String text, Optional<JournalEntry> entry) {

    /// Without a text, for journals that have no form of their own.
    static Written plain(JournalEntry entry) {
        return new Written(entry.callId(), entry.tenant(), entry.sequence(), entry.kind(), entry.at(), Chain.START.hash(), "", Optional.of(entry));
    }

    /// Unique, and the same whenever it is written again.
    public String id() {
        return callId + "-" + sequence;
    }

    @Override
    public String toString() {
        return id() + " " + kind;
    }
}
