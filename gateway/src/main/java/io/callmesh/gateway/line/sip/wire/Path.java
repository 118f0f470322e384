package io.callmesh.gateway.line.sip.wire;

import java.net.InetSocketAddress;

/// A way to one peer: an address for datagrams, or a connection. Thread-safe.
public interface Path {

    /// Sends one message; never waits, never fails. What cannot be sent is lost, as on any network.
    void send(byte[] message);

    /// Whether what is sent arrives unless the path breaks.
    boolean reliable();

    /// As a `Via` names it: `UDP` or `TCP`.
    String protocol();

    InetSocketAddress peer();

    /// The address that we tell the peer of in `Via` and `Contact`.
    InetSocketAddress local();

    /// Whether anything sent still has a chance.
    boolean open();

    /// Who is told of what arrives.
    interface Receiver {

        /// @param data   not used after the return
        /// @param length how much of it
        void received(byte[] data, int length, Path from);
    }
}
