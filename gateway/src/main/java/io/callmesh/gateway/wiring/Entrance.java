package io.callmesh.gateway.wiring;

import io.callmesh.gateway.access.oidc.Provider;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/// Whether this gateway lets everybody in, and whether it may.
///
/// @param open     nobody needs a key
/// @param loopback only this machine can reach it
/// @param locked   there are keys, or an identity provider
record Entrance(boolean open, boolean loopback, boolean locked) {

    /// @param addresses that its ports are bound to
    static Entrance of(AccessConfig config, List<String> addresses) {
        boolean locked = config.keys().filter(Files::isRegularFile).isPresent() || config.oidcIssuer().isPresent();
        boolean loopback = addresses.stream().allMatch(Entrance::loopback);
        return new Entrance(config.open().orElse(loopback && !locked), loopback, locked);
    }

    /// Why it must not start, if it must not.
    Optional<String> objection() {
        if (open || locked) return Optional.empty();
        return Optional.of("The gateway does not start: it would be reached from " + (loopback ? "this machine" : "other machines")
                + " and there are no keys. Make one with ./mesh key new and name its file in callmesh.access.keys, or name an identity provider in callmesh.access.oidc-issuer, "
                + "or let everybody in with callmesh.access.open=true (docs/guides/keys-and-tenants.md).");
    }

    /// @throws MeshException with `BadInput` when something that belongs to an issuer is missing
    static Optional<Provider> provider(AccessConfig config) {
        return config.oidcIssuer().map(issuer -> new Provider(issuer, needed(config.oidcAudience(), "audience"), needed(config.oidcKeys(), "keys"), config.oidcTenantClaim(), config.oidcRolesClaim(),
                config.oidcRefresh(), config.oidcSkew()));
    }

    private static String needed(Optional<String> value, String name) {
        return value.orElseThrow(() -> new MeshException(new Fault.BadInput("callmesh.access.oidc-" + name, "is needed with callmesh.access.oidc-issuer")));
    }

    private static boolean loopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
