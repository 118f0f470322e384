package io.callmesh.gateway.access;

import java.time.Instant;
import java.util.Optional;

/// Where keys of browsers wait until they are used. Safe for many threads, and for several gateways if they share it.
public interface Tickets {

    /// @param expires when it opens nothing any more
    record Ticket(Principal principal, Instant expires) {}

    /// @param hash of the secret
    /// @throws io.callmesh.runtime.MeshException with `Overloaded` when too many wait, `Unavailable` when there is no store
    void put(String hash, Ticket ticket);

    /// For one of all who ask, once.
    Optional<Ticket> take(String hash);
}
