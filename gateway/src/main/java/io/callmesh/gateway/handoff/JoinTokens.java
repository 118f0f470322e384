package io.callmesh.gateway.handoff;

import java.time.Duration;
import java.util.Optional;

/// Lets people onto calls: each token opens one call, once, and soon. Safe for many threads, and for several gateways if they share it.
public interface JoinTokens {

    /// From the click to the connection.
    Duration LIFE = Duration.ofSeconds(60);

    /// What a token is good for.
    ///
    /// @param name     of the person, as the caller is told
    /// @param language of what they type; empty: the caller's
    /// @param subject  who it was issued to, for audits
    /// @param gateway  the address of the gateway that holds the call; empty: this one
    record Ticket(String callId, String name, String language, String subject, String gateway) {}

    String issue(Ticket ticket);

    /// What it is good for; it stays so.
    Optional<Ticket> find(String token);

    /// Uses a token up: for one of all who ask.
    Optional<Ticket> take(String token);
}
