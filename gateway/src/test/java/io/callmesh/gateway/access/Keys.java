package io.callmesh.gateway.access;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Keys for tests.
public record Keys(Secret secret, Key key) {

    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    public static Keys of(String tenant, Role role) {
        return of(tenant, role, Set.of(), Limits.NONE);
    }

    public static Keys of(String tenant, Role role, Set<String> assistants, Limits limits) {
        var secret = Secret.fresh(Secret.PROGRAM, new SecureRandom());
        return new Keys(secret, new Key(secret.name(), secret.hash(), tenant, Set.of(role), assistants, limits, "", NOW, Optional.empty(), Optional.empty()));
    }

    public Keys revoked() {
        return new Keys(secret, key.revoked(NOW, false));
    }

    public Keys until(Instant last) {
        return new Keys(secret, key.until(last));
    }
}
