package io.callmesh.gateway.line.audiosocket;

import io.callmesh.gateway.line.Network;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where AudioSocket connections come in, from whom and for whom.
///
/// @param doors       where they come in
/// @param routes      who is called, by id
/// @param otherwise   who is called when neither the id nor the door says
/// @param allowed     from where they may come; empty: from everywhere, which only doors on loopback may say
/// @param connections how many are held at once
/// @param silence     how long nothing may come before a call is over
public record AudioSocketSettings(List<Door> doors, Routes routes, Optional<Destination> otherwise, List<Network> allowed, int connections, Duration silence) {

    /// @param destination who is called here, unless the id says
    public record Door(InetSocketAddress address, Optional<Destination> destination) {}

    /// @throws IllegalArgumentException with what is wrong with it
    public AudioSocketSettings {
        doors = List.copyOf(doors);
        allowed = List.copyOf(allowed);
        for (var door : doors) {
            boolean open = allowed.isEmpty() && !door.address().getAddress().isLoopbackAddress();
            if (open) throw new IllegalArgumentException("callmesh.gateway.audiosocket.allowed must say from where calls may come, because others than this machine reach " + door.address());
            boolean lost = routes.empty() && otherwise.isEmpty() && door.destination().isEmpty();
            if (lost) throw new IllegalArgumentException("callmesh.gateway.audiosocket.assistant must name who is called at " + door.address());
        }
        if (connections < 1) throw new IllegalArgumentException("callmesh.gateway.audiosocket.connections must be positive, found " + connections);
    }

    boolean allows(java.net.InetAddress address) {
        return allowed.isEmpty() || allowed.stream().anyMatch(network -> network.contains(address));
    }
}
