package io.callmesh.gateway.journal;

/// Takes entries and returns at once. Entries of one call keep their order.
@FunctionalInterface
public interface Journal {

    void write(JournalEntry entry);
}
