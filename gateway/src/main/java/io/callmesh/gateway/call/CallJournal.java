package io.callmesh.gateway.call;

import io.callmesh.gateway.journal.Chain;
import io.callmesh.gateway.journal.Journal;
import io.callmesh.gateway.journal.JournalEntry;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.gateway.journal.Written;
import io.callmesh.gateway.session.Session;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Numbers and chains the entries of one call, and tells of it what may be told. The call and the mind of its reply write to it.
///
/// An entry is [released][#release] when the session that holds it has been saved, so that no gateway that takes the call up
/// forks the chain. Its numbers go on where the gateway before stopped.
final class CallJournal {

    private final Journal journal;
    private final InstantSource clock;
    private final Session begun;
    private final Discretion discretion;
    private final Runnable news;
    private final ReentrantLock order = new ReentrantLock();
    /// Those that others are not known to have.
    private final List<Written> pending = new ArrayList<>();
    private long sequence;
    private String hash;
    private long released;

    /// @param news told when there is more to be saved
    CallJournal(Journal journal, InstantSource clock, Session begun, Discretion discretion, Runnable news) {
        this.journal = journal;
        this.clock = clock;
        this.begun = begun;
        this.discretion = discretion;
        this.news = news;
        sequence = begun.chain().sequence();
        hash = begun.chain().hash();
        released = sequence;
        pending.addAll(begun.chain().pending());
        pending.forEach(journal::release);
    }

    void write(int turn, What what) {
        discretion.told(what).ifPresent(told -> add(turn, told));
    }

    private void add(int turn, What what) {
        order.lock();
        try {
            var entry = journal.form(new JournalEntry(begun.callId(), begun.tenant(), begun.assistant(), turn, sequence + 1, clock.instant(), what, hash, begun.fence()));
            sequence = entry.sequence();
            hash = entry.hash();
            pending.add(entry);
        } finally {
            order.unlock();
        }
        news.run();
    }

    /// How far it has come.
    Chain chain() {
        order.lock();
        try {
            long delivered = Math.min(released, journal.delivered(begun.callId()));
            pending.removeIf(entry -> entry.sequence() <= delivered);
            while (pending.size() > Chain.MAX_PENDING && pending.getFirst().sequence() <= released) pending.removeFirst();
            return new Chain(sequence, hash, pending);
        } finally {
            order.unlock();
        }
    }

    /// Tells others what has been saved.
    void release(Chain saved) {
        order.lock();
        try {
            pending.stream().filter(entry -> entry.sequence() > released && entry.sequence() <= saved.sequence()).forEach(journal::release);
            released = Math.max(released, saved.sequence());
        } finally {
            order.unlock();
        }
    }
}
