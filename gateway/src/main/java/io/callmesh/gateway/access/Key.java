package io.callmesh.gateway.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A program's key as it is kept: everything but the secret.
///
/// @param name    as [Secret#name]
/// @param hash    SHA-256 of the secret, in hexadecimal
/// @param label   what it is for, in its owner's words; may be empty
/// @param expires nothing: never
/// @param revoked nothing: not
/// @param cut     whether the calls that it held ended when it was revoked
public record Key(String name, String hash, String tenant, Set<Role> roles, Set<String> assistants, Limits limits, String label, Instant created, Optional<Instant> expires,
        Optional<Instant> revoked, boolean cut) {

    public Key {
        roles = Set.copyOf(roles);
        assistants = Set.copyOf(assistants);
        if (roles.isEmpty()) throw new IllegalArgumentException("a key needs a role");
        if (!tenant.matches("[A-Za-z0-9._-]{1,64}")) throw new IllegalArgumentException("a tenant is 1 to 64 of A-Z a-z 0-9 . _ -");
    }

    /// One that nobody has revoked and cut off.
    public Key(String name, String hash, String tenant, Set<Role> roles, Set<String> assistants, Limits limits, String label, Instant created, Optional<Instant> expires, Optional<Instant> revoked) {
        this(name, hash, tenant, roles, assistants, limits, label, created, expires, revoked, false);
    }

    /// Whose calls count as this key's: as [Principal#account] has it.
    public String account() {
        return "key:" + name;
    }

    /// @throws io.callmesh.runtime.MeshException with `Unauthenticated` when it is past its time
    Principal principal(Instant now) {
        if (revoked.isPresent()) throw Bearer.refused("the key was revoked");
        if (expires.isPresent() && !now.isBefore(expires.get())) throw Bearer.refused("the key has expired");
        return new Principal(tenant, account(), roles, assistants, limits);
    }

    /// Whether it opens anything at that time.
    public boolean valid(Instant now) {
        return revoked.isEmpty() && expires.map(now::isBefore).orElse(true);
    }

    /// @param ends whether the calls that it holds end
    public Key revoked(Instant at, boolean ends) {
        return new Key(name, hash, tenant, roles, assistants, limits, label, created, expires, Optional.of(at), ends);
    }

    /// No longer than that.
    public Key until(Instant last) {
        var end = expires.filter(last::isAfter).orElse(last);
        return new Key(name, hash, tenant, roles, assistants, limits, label, created, Optional.of(end), revoked);
    }

    /// The same for another secret.
    public Key renewed(Secret secret, Instant at, Optional<Instant> until) {
        return new Key(secret.name(), secret.hash(), tenant, roles, assistants, limits, label, at, until, Optional.empty());
    }
}
