package io.callmesh.gateway.session;

import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A store that outlives the absence of another: keeps the newest version of each session that could not be saved, and
/// saves it when the other store is back. Thread-safe.
///
/// While it keeps anything it is [degraded][#degraded]: those sessions are lost if this gateway dies now. It keeps so
/// many and no more; the longest kept is then forgotten, and counted.
///
/// It knows the calls that live here, and [renews][#renew] them: a call that another gateway has taken up, or whose session is refused
/// for another reason, is told to [whoever asked][#onLost]; one that the store has forgotten is saved again.
public final class KeptSessions implements SessionStore {

    /// No call: asked for to hear whether the store answers.
    private static final String NOBODY = "nobody";

    private final SessionStore store;
    private final int room;
    private final Duration retry;
    private final Map<String, Session> kept = new LinkedHashMap<>();
    private final Map<String, Session> held = new ConcurrentHashMap<>();
    private volatile Consumer<String> lost = _ -> { };
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
        hold(session);
        boolean saved = keepOrSave(session);
        if (!saved) lose(session);
        return saved;
    }

    private boolean keepOrSave(Session session) {
        try {
            boolean saved = store.save(session);
            letGo(session);
            return saved;
        } catch (MeshException away) {
            if (!away.fault().retryable()) throw away;
            return keep(session);
        }
    }

    /// Told of calls, by their ids, that are not this gateway's any more; on a thread that must not wait.
    public void onLost(Consumer<String> listener) {
        lost = listener;
    }

    @Override
    public Optional<Session> find(String callId) {
        var mine = kept(session -> session.callId().equals(callId));
        if (mine.isPresent()) return mine;
        try {
            return store.find(callId);
        } catch (MeshException away) {
            var live = held.get(callId);
            if (live == null || !away.fault().retryable()) throw away;
            return Optional.of(live);
        }
    }

    /// What is known here is newer than what is stored, if its fence is no older.
    @Override
    public Optional<Session> resume(String resumeToken) {
        var mine = known(resumeToken);
        try {
            var stored = store.resume(resumeToken);
            boolean newer = mine.isPresent() && (stored.isEmpty() || mine.get().fence() + 1 == stored.get().fence() && mine.get().version() > stored.get().version());
            return newer ? mine.map(own -> own.taken(stored.map(Session::fence).orElse(own.fence() + 1), resumeToken)) : stored;
        } catch (MeshException away) {
            if (mine.isEmpty() || !away.fault().retryable()) throw away;
            return mine.map(own -> own.taken(own.fence() + 1, resumeToken));
        }
    }

    private Optional<Session> known(String token) {
        var waiting = kept(session -> session.resumeToken().equals(token));
        return waiting.isPresent() ? waiting : held.values().stream().filter(session -> session.resumeToken().equals(token)).findFirst();
    }

    @Override
    public Tenure renew(Session session) {
        return store.renew(session);
    }

    @Override
    public void release(Session session) {
        held.computeIfPresent(session.callId(), (_, mine) -> mine.fence() > session.fence() ? mine : null);
        store.release(session);
    }

    @Override
    public List<Session> orphans(Duration grace, int most) {
        return store.orphans(grace, most).stream().filter(orphan -> !held.containsKey(orphan.callId())).toList();
    }

    @Override
    public boolean degraded(String callId) {
        return kept(session -> session.callId().equals(callId)).isPresent();
    }

    /// The fence under which this gateway has a call; 0 when it has not.
    public long fence(String callId) {
        var mine = held.get(callId);
        return mine == null ? 0 : mine.fence();
    }

    /// Says of each call that lives here that it does. To be done well within a lease.
    ///
    /// @return false when the store did not answer
    public boolean renew() {
        try {
            if (held.isEmpty()) store.find(NOBODY);
            for (var session : held.values()) renewed(session);
            return true;
        } catch (MeshException away) {
            return false; // the next would wait as long
        }
    }

    private void renewed(Session session) {
        switch (store.renew(session)) {
            case OURS -> { }
            case OTHERS -> lose(session);
            case UNKNOWN -> {
                var newest = held.get(session.callId());
                if (newest != null) save(newest);
            }
        }
    }

    private void hold(Session session) {
        if (session.endedBy().isEmpty()) held.merge(session.callId(), session, (before, now) -> now.version() > before.version() ? now : before);
        else held.remove(session.callId());
    }

    /// Of two that this gateway has had of a call, the older is not told: it has been replaced here.
    private void lose(Session session) {
        var mine = held.get(session.callId());
        if (mine != null && mine.fence() > session.fence()) return;
        held.remove(session.callId());
        if (session.endedBy().isEmpty()) lost.accept(session.callId());
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

    private synchronized void letGo(Session session) {
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
                if (!store.save(session)) lose(session);
                letGo(session);
            }
        } catch (MeshException stillAway) {
            // Kept until the next round.
        }
    }
}
