package io.callmesh.gateway.access;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Keys of browsers of this gateway alone. Thread-safe.
public final class MemoryTickets implements Tickets {

    private final Map<String, Ticket> waiting = new LinkedHashMap<>();
    private final int room;
    private final InstantSource clock;

    /// @param room how many may wait
    public MemoryTickets(int room, InstantSource clock) {
        this.room = room;
        this.clock = clock;
    }

    @Override
    public synchronized void put(String hash, Ticket ticket) {
        var now = clock.instant();
        waiting.values().removeIf(old -> !now.isBefore(old.expires()));
        if (waiting.size() >= room) throw new MeshException(new Fault.Overloaded("browser keys", Duration.ofSeconds(10)));
        waiting.put(hash, ticket);
    }

    @Override
    public synchronized Optional<Ticket> take(String hash) {
        return Optional.ofNullable(waiting.remove(hash));
    }
}
