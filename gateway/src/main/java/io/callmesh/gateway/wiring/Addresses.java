package io.callmesh.gateway.wiring;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/// Addresses as the configuration writes them.
final class Addresses {

    private static final Pattern SOCKET = Pattern.compile("\\[?([\\w.:-]+?)]?:(\\d{1,5})");
    private static final int LAST_PORT = 65_535;

    private Addresses() {}

    /// @param key which says so, for whoever has to mend it
    /// @throws IllegalArgumentException when this is no `HOST:PORT`, or there is no such host
    static InetSocketAddress socket(String key, String text) {
        var socket = SOCKET.matcher(text);
        if (!socket.matches() || Integer.parseInt(socket.group(2)) > LAST_PORT) throw new IllegalArgumentException(key + " must be HOST:PORT, found '" + text + "'");
        return new InetSocketAddress(host(key, socket.group(1)), Integer.parseInt(socket.group(2)));
    }

    /// @throws IllegalArgumentException when there is no such host
    static InetAddress host(String key, String name) {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(key + ": there is no address for " + name, e);
        }
    }
}
