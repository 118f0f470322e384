package io.callmesh.launcher.chaos.grpc;

import java.util.List;
import java.util.Map;

/// The gateways, as callers know them: by address. Thread-safe.
public final class Doors implements AutoCloseable {

    private final List<Door> doors;

    /// @param addresses `HOST:PORT` by name
    public Doors(Map<String, String> addresses) {
        doors = addresses.entrySet().stream().map(entry -> new Door(entry.getKey(), entry.getValue())).toList();
    }

    /// The one for the n-th attempt: round and round, and not those that do not answer if another one does.
    Door door(int attempt) {
        for (int i = 0; i < doors.size(); i++) {
            var door = doors.get((attempt + i) % doors.size());
            if (door.answers()) return door;
        }
        return doors.get(attempt % doors.size());
    }

    int number(Door door) {
        return doors.indexOf(door);
    }

    @Override
    public void close() {
        doors.forEach(Door::close);
    }
}
