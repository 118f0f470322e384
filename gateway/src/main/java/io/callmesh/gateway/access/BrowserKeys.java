package io.callmesh.gateway.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// Keys that a page may hold: good for one WebSocket, within a minute, with one assistant. So a page never holds the key of
/// the program that serves it.
public final class BrowserKeys {

    public static final Duration LIFE = Duration.ofSeconds(60);

    private final Tickets tickets;
    private final SecureRandom random = new SecureRandom();

    public BrowserKeys(Tickets tickets) {
        this.tickets = tickets;
    }

    /// @param secret shown once
    public record Issued(Secret secret, Principal principal, Instant expires) {}

    Issued issue(Principal maker, Role role, String assistant, Instant now) {
        var secret = Secret.fresh(Secret.BROWSER, random);
        var assistants = assistant.isEmpty() ? maker.assistants() : Set.of(assistant);
        var principal = maker.browser(secret.name(), role, assistants);
        tickets.put(secret.hash(), new Tickets.Ticket(principal, now.plus(LIFE)));
        return new Issued(secret, principal, now.plus(LIFE));
    }

    /// @throws io.callmesh.runtime.MeshException with `Unauthenticated`
    Principal redeem(Secret secret, Instant now) {
        var ticket = tickets.take(secret.hash()).orElseThrow(() -> Bearer.refused("the browser's key is unknown, or was used before"));
        if (!now.isBefore(ticket.expires())) throw Bearer.refused("the browser's key has expired");
        return ticket.principal();
    }
}
