package io.callmesh.gateway.session;

import java.util.Optional;

/// Where sessions are kept. Slow or absent storage never stops a voice: callers treat a failure as "not saved yet".
public interface SessionStore {

    /// Saves if the stored version is older than this one.
    ///
    /// @return false when a newer or equal version is stored, i.e. another gateway owns the call now
    /// @throws io.callmesh.runtime.MeshException with `Unavailable` or `TimedOut` when the store does not answer
    boolean save(Session session);

    Optional<Session> find(String callId);

    Optional<Session> resume(String resumeToken);
}
