package io.callmesh.gateway.handoff;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Tokens of this gateway alone.
public final class MemoryJoinTokens implements JoinTokens {

    /// Issued and not used; beyond that the oldest are of no use.
    private static final int MOST = 10_000;

    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final LongSupplier nanos;

    private record Issued(Ticket ticket, long until) {}

    public MemoryJoinTokens(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public String issue(Ticket ticket) {
        String token = fresh(random);
        keep(token, ticket);
        return token;
    }

    /// 192 random bits.
    public static String fresh(SecureRandom random) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// As if it had been issued here.
    public void keep(String token, Ticket ticket) {
        long now = nanos.getAsLong();
        issued.values().removeIf(old -> old.until() - now <= 0);
        if (issued.size() >= MOST) issued.clear();
        issued.put(token, new Issued(ticket, now + LIFE.toNanos()));
    }

    @Override
    public Optional<Ticket> find(String token) {
        return Optional.ofNullable(issued.get(token)).filter(this::good).map(Issued::ticket);
    }

    @Override
    public Optional<Ticket> take(String token) {
        return Optional.ofNullable(issued.remove(token)).filter(this::good).map(Issued::ticket);
    }

    private boolean good(Issued found) {
        return found.until() - nanos.getAsLong() > 0;
    }
}
