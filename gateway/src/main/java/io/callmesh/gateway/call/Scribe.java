package io.callmesh.gateway.call;

import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.session.SessionStore;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Saves a call's session on a thread of its own, so that slow storage is never heard. Only the newest session waits.
final class Scribe {

    private static final Logger LOG = Logger.getLogger(Scribe.class);

    private static final Duration FAREWELL = Duration.ofSeconds(3);
    /// A frame. The moment after a turn has begun belongs to its answer, and often a newer session comes within it.
    private static final Duration LATER = Duration.ofMillis(20);

    /// The newest session, and after the last one an end.
    private final BlockingQueue<Optional<Session>> newest = new ArrayBlockingQueue<>(2);
    private final SessionStore store;
    private final Thread thread;

    Scribe(SessionStore store, String callId) {
        this.store = store;
        thread = Thread.ofVirtual().name(callId + "/scribe").start(this::run);
    }

    /// Returns at once. One thread.
    void save(Session session) {
        newest.clear();
        newest.add(Optional.of(session));
    }

    /// Waits a moment until what was saved last is stored. Not an interrupt, which would break the write that runs.
    void close() throws InterruptedException {
        newest.add(Optional.empty());
        thread.join(FAREWELL);
    }

    private void run() {
        try {
            for (var next = newest.take(); next.isPresent(); next = newest.take()) {
                var newer = newest.poll(LATER.toMillis(), TimeUnit.MILLISECONDS);
                write(newer == null || newer.isEmpty() ? next.get() : newer.get());
                if (newer != null && newer.isEmpty()) return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Session session) {
        try {
            if (!store.save(session)) LOG.warnf("session not saved: a newer one is stored callId=%s version=%d", session.callId(), session.version());
        } catch (MeshException away) {
            LOG.warnf("session not saved callId=%s version=%d fault=%s", session.callId(), session.version(), away.fault());
        }
    }
}
