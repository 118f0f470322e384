package io.callmesh.eval.caller.audiosocket;

import io.callmesh.eval.caller.Connection;
import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.Opening;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A gateway reached as an Asterisk reaches it. Who answers is for the gateway to decide, by the id of the call or the port;
/// turns are told apart by ear.
public final class AudioSocketGateway implements Gateway {

    private final InetSocketAddress address;
    private final Optional<UUID> id;

    private AudioSocketGateway(InetSocketAddress address, Optional<UUID> id) {
        this.address = address;
        this.id = id;
    }

    /// @param id of the calls; empty: another for each
    public static AudioSocketGateway at(String host, int port, Optional<UUID> id) {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) throw new MeshException(new Fault.BadInput("address", "there is no address for " + host));
        return new AudioSocketGateway(address, id);
    }

    @Override
    public Connection call(Opening opening) {
        return AudioSocketConnection.open(address, id.orElseGet(UUID::randomUUID), opening.medium().soundHz());
    }

    /// Nobody can say over a telephone.
    @Override
    public List<Offer> assistants() {
        return List.of();
    }

    @Override
    public void close() {}
}
