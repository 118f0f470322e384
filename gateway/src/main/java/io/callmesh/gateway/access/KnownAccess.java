package io.callmesh.gateway.access;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Knows keys of programs and, where an identity provider is named, its tokens.
public final class KnownAccess implements Access {

    private final Supplier<KeyRing> keys;
    private final Optional<Tokens> tokens;
    private final boolean open;
    private final InstantSource clock;

    /// Tokens of an identity provider.
    @FunctionalInterface
    public interface Tokens {

        /// May wait two seconds.
        ///
        /// @throws io.callmesh.runtime.MeshException with `Unauthenticated`
        Principal principal(String token);
    }

    /// @param keys as they are now; never waits
    /// @param open whether whoever presents nothing may come in
    public KnownAccess(Supplier<KeyRing> keys, Optional<Tokens> tokens, boolean open, InstantSource clock) {
        this.keys = keys;
        this.tokens = tokens;
        this.open = open;
        this.clock = clock;
    }

    @Override
    public Principal authenticate(Optional<String> bearer) {
        if (bearer.isEmpty()) return nobody();
        var token = bearer.get();
        if (token.length() > Bearer.LONGEST) throw Bearer.refused("the key is too long");
        var secret = Secret.of(token);
        if (secret.isPresent()) return program(secret.get());
        return tokens.orElseThrow(() -> Bearer.refused("the key is unknown")).principal(token);
    }

    private Principal nobody() {
        if (open) return Principal.ANYONE;
        throw Bearer.refused("a key is needed");
    }

    private Principal program(Secret secret) {
        if (!secret.prefix().equals(Secret.PROGRAM)) throw Bearer.refused("a browser's key opens a WebSocket and nothing else");
        return keys.get().principal(secret, clock.instant());
    }

    @Override
    public boolean open() {
        return open;
    }
}
