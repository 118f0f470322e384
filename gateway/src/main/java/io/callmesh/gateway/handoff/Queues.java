package io.callmesh.gateway.handoff;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The queues of this mesh. One that nobody configured has the people at the page, and nobody else.
///
/// @param left the queues whose calls are left to the program at the other end of the line
public record Queues(Map<String, Queue> known, Set<String> left) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    public Queues {
        known = Map.copyOf(known);
        left = Set.copyOf(left);
    }

    public Queue of(String name) {
        var queue = known.get(name);
        return queue != null ? queue : new Queue(name, Optional.empty(), Optional.empty(), Optional.empty(), false, true, left.contains(name), PATIENCE);
    }
}
