package io.callmesh.runtime.journal;

import io.callmesh.proto.journal.v1.JournalEntry;

/// What a record of the journal turned out to be.
public sealed interface Found {

    /// An entry with all that was written to it.
    ///
    /// @param sealed whether its words were sealed: what is made of them is to be sealed too
    record Whole(JournalEntry entry, boolean sealed) implements Found {}

    /// An entry whose words were sealed with a key that is gone. What is left says that something happened, and when.
    record Erased(JournalEntry entry) implements Found {}

    /// No entry at all.
    ///
    /// @param problem what is wrong; never what the record says
    record Unreadable(String problem) implements Found {}
}
