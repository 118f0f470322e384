package io.callmesh.gateway.call;

import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.session.SessionStore;
import io.callmesh.runtime.MeshException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/// Saves a call's session on a thread of its own, so that slow storage is never heard. Only the newest session waits.
final class Scribe {

    private static final Logger LOG = Logger.getLogger(Scribe.class);

    private final SessionStore store;
    private final BlockingQueue<Session> newest = new ArrayBlockingQueue<>(1);

    Scribe(SessionStore store) {
        this.store = store;
    }

    /// Returns at once. One thread.
    void save(Session session) {
        newest.clear();
        newest.add(session);
    }

    void run() throws InterruptedException {
        while (true) write(newest.take());
    }

    /// Saves what still waits, on the calling thread.
    void finish() {
        var last = newest.poll();
        if (last != null) write(last);
    }

    private void write(Session session) {
        try {
            if (!store.save(session)) LOG.warnf("session not saved: a newer one is stored callId=%s version=%d", session.callId(), session.version());
        } catch (MeshException away) {
            LOG.warnf("session not saved callId=%s version=%d fault=%s", session.callId(), session.version(), away.fault());
        }
    }
}
