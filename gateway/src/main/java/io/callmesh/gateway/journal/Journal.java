package io.callmesh.gateway.journal;

/// Takes entries and returns at once. Entries of one call keep their order.
///
/// A call gives its entry a [form][#form], has that saved with its session, and then [releases][#release] it.
@FunctionalInterface
public interface Journal {

    void write(JournalEntry entry);

    /// The entry as it will stand for others: whoever writes it again writes the same.
    default Written form(JournalEntry entry) {
        return Written.plain(entry);
    }

    /// Writes what has got its form, here or on another gateway.
    default void release(Written entry) {
        entry.entry().ifPresent(this::write);
    }

    /// The sequence number up to which others are known to have the entries of this call; 0 when that is not known.
    default long delivered(String callId) {
        return 0;
    }
}
