package io.callmesh.backstage.port;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// A loopback TCP port that nobody listened on a moment ago.
public final class FreePort {

    private FreePort() {}

    /// Somebody else may take it before its finder does: whoever binds it has to try again with another.
    public static int find() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
