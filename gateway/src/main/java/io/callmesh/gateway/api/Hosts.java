package io.callmesh.gateway.api;

import java.util.Locale;
import java.util.Set;

/// By which names this gateway may be asked.
///
/// @param localOnly only as this machine: a gateway that asks nobody for a key trusts whoever sits here, and no web site that
///                  lets its own name mean this machine
public record Hosts(boolean localOnly) {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    /// @param host as the request has it, with or without a port
    boolean know(String host) {
        return !localOnly || LOCAL.contains(host.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT));
    }
}
