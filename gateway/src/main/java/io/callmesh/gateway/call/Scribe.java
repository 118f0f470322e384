package io.callmesh.gateway.call;

import io.callmesh.gateway.journal.Journal;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.session.SessionStore;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/// Saves a call's session on a thread of its own, so that slow storage is never heard, and then releases the entries of the
/// journal which that session holds. Only the newest session waits.
///
/// A session that is refused releases nothing: its call lives elsewhere. When there is nowhere to save it, the journal goes on
/// all the same.
final class Scribe {

    private static final Logger LOG = Logger.getLogger(Scribe.class);

    private static final Duration FAREWELL = Duration.ofSeconds(3);
    /// A frame. The moment after a turn has begun belongs to its answer, and often a newer session comes within it.
    private static final long LATER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final SessionStore store;
    private final CallJournal journal;
    private final Thread thread;
    private Optional<Session> newest = Optional.empty();
    private boolean news;
    private boolean closing;
    private long version;

    Scribe(SessionStore store, Journal journal, InstantSource clock, Session begun, Discretion discretion) {
        this.store = store;
        this.journal = new CallJournal(journal, clock, begun, discretion, this::again);
        version = begun.version();
        thread = Thread.ofVirtual().name(begun.callId() + "/scribe").start(this::run);
    }

    /// What is written here is saved, with the session that was saved last.
    CallJournal journal() {
        return journal;
    }

    /// Returns at once.
    void save(Session session) {
        change(() -> {
            newest = Optional.of(session);
            news = true;
        });
    }

    private void again() {
        change(() -> news = true);
    }

    /// Waits a moment until what was saved last is stored. Not an interrupt, which would break the write that runs.
    void close() throws InterruptedException {
        change(() -> closing = true);
        thread.join(FAREWELL);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (awaitNews()) taken().ifPresent(this::write);
            taken().ifPresent(this::write);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return false when this was the last
    private boolean awaitNews() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closing && (!news || newest.isEmpty())) changed.await();
            long left = LATER_NANOS;
            while (!closing && left > 0) left = changed.awaitNanos(left);
            return !closing;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Session> taken() {
        lock.lock();
        try {
            var taken = news ? newest : Optional.<Session>empty();
            news = false;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void write(Session session) {
        version = Math.max(version + 1, session.version());
        var saving = session.written(journal.chain(), version);
        try {
            if (store.save(saving)) journal.release(saving.chain());
            else LOG.warnf("session not saved: a newer one is stored callId=%s version=%d", session.callId(), version);
        } catch (MeshException away) {
            LOG.warnf("session not saved callId=%s version=%d fault=%s", session.callId(), version, away.fault());
            journal.release(saving.chain());
        }
    }
}
