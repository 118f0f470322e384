package io.callmesh.gateway.session;

import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A store that outlives the absence of another: keeps the newest version of each session that could not be saved, and
/// saves it when the other store is back. Thread-safe.
///
/// While it keeps anything it is [degraded][#degraded]: those sessions are lost if this gateway dies now. It keeps so
/// many and no more; the longest kept is then forgotten, and counted.
public final class KeptSessions implements SessionStore {

    private final SessionStore store;
    private final int room;
    private final Duration retry;
    private final Map<String, Session> kept = new LinkedHashMap<>();
    private boolean returning;
    private long forgotten;

    /// @param room  how many sessions are kept at most
    /// @param retry how long to wait between attempts to save what is kept
    public KeptSessions(SessionStore store, int room, Duration retry) {
        this.store = store;
        this.room = room;
        this.retry = retry;
    }

    /// Never throws because the store is away; false when a newer or equal version is stored or kept.
    @Override
    public boolean save(Session session) {
        if (outrun(session)) return false;
        try {
            boolean saved = store.save(session);
            release(session);
            return saved;
        } catch (MeshException away) {
            if (!away.fault().retryable()) throw away;
            return keep(session);
        }
    }

    @Override
    public Optional<Session> find(String callId) {
        var mine = kept(session -> session.callId().equals(callId));
        return mine.isPresent() ? mine : store.find(callId);
    }

    @Override
    public Optional<Session> resume(String resumeToken) {
        var mine = kept(session -> session.resumeToken().equals(resumeToken));
        return mine.isPresent() ? mine : store.resume(resumeToken);
    }

    public synchronized boolean degraded() {
        return !kept.isEmpty();
    }

    /// How many sessions wait to be saved.
    public synchronized int waiting() {
        return kept.size();
    }

    /// How many were given up because there was no room.
    public synchronized long forgotten() {
        return forgotten;
    }

    private synchronized boolean outrun(Session session) {
        var mine = kept.get(session.callId());
        return mine != null && mine.version() >= session.version();
    }

    private synchronized Optional<Session> kept(Predicate<Session> wanted) {
        return kept.values().stream().filter(wanted).findFirst();
    }

    private synchronized List<Session> all() {
        return List.copyOf(kept.values());
    }

    private synchronized void release(Session session) {
        kept.computeIfPresent(session.callId(), (_, mine) -> mine.version() > session.version() ? mine : null);
    }

    private synchronized boolean keep(Session session) {
        if (outrun(session)) return false;
        kept.put(session.callId(), session);
        if (kept.size() > room) forgetEldest();
        if (!returning) returnLater();
        return true;
    }

    private void forgetEldest() {
        kept.remove(kept.keySet().iterator().next());
        forgotten++;
    }

    private void returnLater() {
        returning = true;
        Thread.ofVirtual().name("sessions/return").start(this::returnAll);
    }

    private void returnAll() {
        try {
            do {
                Thread.sleep(retry);
                returnSome();
            } while (!finished());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean finished() {
        returning = !kept.isEmpty();
        return !returning;
    }

    /// Saves until the store fails again. A session that lost against a newer one is let go: its call lives elsewhere.
    private void returnSome() {
        try {
            for (var session : all()) {
                store.save(session);
                release(session);
            }
        } catch (MeshException stillAway) {
            // Kept until the next round.
        }
    }
}
