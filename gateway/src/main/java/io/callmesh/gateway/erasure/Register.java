package io.callmesh.gateway.erasure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Which calls there are, and whose, for as long as they can be read. Knows of callers only the hash. All methods throw
/// [io.callmesh.runtime.MeshException] when the store does not answer. Safe for many threads.
public interface Register {

    /// @param life from now
    void enter(Entry call, Duration life);

    Optional<Entry> call(String callId);

    /// Ids of a caller's calls.
    ///
    /// @param caller as [Entry#caller]
    List<String> callsOf(String caller);

    void strike(Entry call);

    /// @param caller hash of tenant and caller; empty when nobody said who calls
    record Entry(String callId, String tenant, String assistant, String caller) {}
}
