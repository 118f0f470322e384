package io.callmesh.gateway.call;

import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.session.SessionStore;
import java.util.Map;
import java.util.Optional;

/// @param saved by call id, for the test to look at
record MapSessions(Map<String, Session> saved) implements SessionStore {

    @Override
    public boolean save(Session session) {
        saved.put(session.callId(), session);
        return true;
    }

    @Override
    public Optional<Session> find(String callId) {
        return Optional.ofNullable(saved.get(callId));
    }

    @Override
    public Optional<Session> resume(String resumeToken) {
        return saved.values().stream().filter(session -> session.resumeToken().equals(resumeToken)).findAny();
    }
}
