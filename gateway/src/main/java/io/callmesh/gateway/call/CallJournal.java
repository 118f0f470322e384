package io.callmesh.gateway.call;

import io.callmesh.gateway.journal.Journal;
import io.callmesh.gateway.journal.JournalEntry;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.gateway.session.Session;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/// Numbers the entries of one call. The call and the mind of its reply write to it.
final class CallJournal {

    private final Journal journal;
    private final InstantSource clock;
    private final Session begun;
    private final ReentrantLock order = new ReentrantLock();
    private long sequence;

    CallJournal(Journal journal, InstantSource clock, Session begun) {
        this.journal = journal;
        this.clock = clock;
        this.begun = begun;
    }

    void write(int turn, What what) {
        order.lock();
        try {
            journal.write(new JournalEntry(begun.callId(), begun.tenant(), begun.assistant(), turn, ++sequence, clock.instant(), what));
        } finally {
            order.unlock();
        }
    }
}
