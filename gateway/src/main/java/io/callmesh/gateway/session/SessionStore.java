package io.callmesh.gateway.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where sessions are kept. Slow or absent storage never stops a voice: callers treat a failure as "not saved yet".
///
/// A call is one gateway's at a time. Whoever takes it up raises the session's [fence][Session#fence]; from then on whatever the one
/// before says of it is refused.
public interface SessionStore {

    /// Saves if the stored version is older than this one, and the call is still whose it was.
    ///
    /// @return false when a newer version is stored, or another gateway owns the call now
    /// @throws io.callmesh.runtime.MeshException with `Unavailable` or `TimedOut` when the store does not answer
    boolean save(Session session);

    /// As last saved; without its token.
    Optional<Session> find(String callId);

    /// Takes a call up for whoever presents its token: it is this gateway's when this returns. What was saved last is told, with the
    /// next fence.
    Optional<Session> resume(String resumeToken);

    /// Says that this gateway still has the call.
    ///
    /// @return how it stands with it
    default Tenure renew(Session session) {
        return Tenure.OURS;
    }

    /// Leaves a call to whoever takes it up, from now on.
    default void release(Session session) {}

    /// Takes up calls whose gateway has not said for `grace` beyond its lease that it has them, and which nobody has taken up. Each is
    /// given to one gateway.
    default List<Session> orphans(Duration grace, int most) {
        return List.of();
    }

    /// Whether the newest of a call is in this process's memory only.
    default boolean degraded(String callId) {
        return false;
    }

    /// How it stands with a call.
    enum Tenure {
        OURS,
        /// Another gateway has it.
        OTHERS,
        /// The store does not know it.
        UNKNOWN
    }
}
