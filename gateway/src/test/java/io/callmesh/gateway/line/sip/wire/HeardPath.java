package io.callmesh.gateway.line.sip.wire;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A way whose other end keeps what it is sent.
public final class HeardPath implements Path {

    public final List<String> sent = new CopyOnWriteArrayList<>();
    private final InetSocketAddress peer;
    private final boolean reliable;

    public HeardPath(String host, int port, boolean reliable) {
        peer = new InetSocketAddress(host, port);
        this.reliable = reliable;
    }

    /// The first line of each message.
    public List<String> starts() {
        return sent.stream().map(message -> message.substring(0, message.indexOf('\r'))).toList();
    }

    @Override
    public void send(byte[] message) {
        sent.add(new String(message, StandardCharsets.UTF_8));
    }

    @Override
    public boolean reliable() {
        return reliable;
    }

    @Override
    public String protocol() {
        return reliable ? "TCP" : "UDP";
    }

    @Override
    public InetSocketAddress peer() {
        return peer;
    }

    @Override
    public InetSocketAddress local() {
        return new InetSocketAddress("127.0.0.1", 5060);
    }

    @Override
    public boolean open() {
        return true;
    }
}
