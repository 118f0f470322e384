package io.callmesh.launcher.probe;

import java.nio.file.Path;
import java.util.Optional;

/// The door that is looked at.
///
/// @param authority a PEM file with the certificates to trust instead of the JDK's
/// @param key       sent with every call, as `authorization: Bearer KEY`
public record Target(String host, int port, boolean tls, Optional<Path> authority, Optional<String> key) {

    /// @throws IllegalArgumentException when the address is no `HOST:PORT`
    public static Target of(String address, boolean tls, Optional<Path> authority, Optional<String> key) {
        int colon = address.lastIndexOf(':');
        var port = address.substring(colon + 1);
        boolean good = colon > 0 && port.matches("\\d{1,5}") && Integer.parseInt(port) <= 65_535;
        if (!good) throw new IllegalArgumentException("must be HOST:PORT, found '" + address + "'");
        return new Target(address.substring(0, colon), Integer.parseInt(port), tls, authority, key);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
