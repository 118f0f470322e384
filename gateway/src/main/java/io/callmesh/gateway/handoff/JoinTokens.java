package io.callmesh.gateway.handoff;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Lets people onto calls: each token opens one call, once, and soon. Safe for many threads.
public final class JoinTokens {

    /// From the click to the connection.
    public static final Duration LIFE = Duration.ofSeconds(60);
    /// Issued and not used; beyond that the oldest are of no use.
    private static final int MOST = 10_000;

    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final LongSupplier nanos;

    /// What a token is good for.
    ///
    /// @param name     of the person, as the caller is told
    /// @param language of what they type; empty: the caller's
    /// @param subject  who it was issued to, for audits
    public record Ticket(String callId, String name, String language, String subject) {}

    private record Issued(Ticket ticket, long until) {}

    public JoinTokens(LongSupplier nanos) {
        this.nanos = nanos;
    }

    public String issue(Ticket ticket) {
        long now = nanos.getAsLong();
        issued.values().removeIf(old -> old.until() - now <= 0);
        if (issued.size() >= MOST) issued.clear();
        var bytes = new byte[24];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        issued.put(token, new Issued(ticket, now + LIFE.toNanos()));
        return token;
    }

    /// Uses a token up.
    public Optional<Ticket> take(String token) {
        return Optional.ofNullable(issued.remove(token)).filter(found -> found.until() - nanos.getAsLong() > 0).map(Issued::ticket);
    }
}
