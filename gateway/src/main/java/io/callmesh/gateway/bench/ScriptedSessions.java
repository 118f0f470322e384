package io.callmesh.gateway.bench;

import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.session.SessionStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps the sessions of calls that go on, in memory.
final class ScriptedSessions implements SessionStore {

    private final Map<String, Session> live = new ConcurrentHashMap<>();

    @Override
    public boolean save(Session session) {
        if (session.endedBy().isEmpty()) live.put(session.callId(), session);
        else live.remove(session.callId());
        return true;
    }

    @Override
    public Optional<Session> find(String callId) {
        return Optional.ofNullable(live.get(callId));
    }

    @Override
    public Optional<Session> resume(String resumeToken) {
        return live.values().stream().filter(session -> session.resumeToken().equals(resumeToken)).findFirst();
    }
}
