package io.callmesh.runtime.seal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Stored keys of one process: for tests, and where there is no store.
public final class MemoryKeys implements StoredKeys {

    private final InstantSource clock;
    private final Map<String, Entry> entries = new HashMap<>();

    private record Entry(String text, Instant until) {}

    public MemoryKeys(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Stored> find(String owner) {
        var now = clock.instant();
        return Optional.ofNullable(entries.get(owner)).filter(entry -> entry.until().isAfter(now)).map(entry -> new Stored(entry.text(), Duration.between(now, entry.until())));
    }

    @Override
    public synchronized Stored keep(String owner, String text, Duration life) {
        var before = find(owner);
        if (before.isEmpty()) put(owner, text, life);
        else if (!before.get().text().equals(ERASED) && before.get().remaining().compareTo(life) < 0) put(owner, before.get().text(), life);
        return find(owner).orElseThrow();
    }

    @Override
    public synchronized void swap(String owner, String before, String after) {
        entries.computeIfPresent(owner, (_, entry) -> entry.text().equals(before) ? new Entry(after, entry.until()) : entry);
    }

    @Override
    public synchronized Optional<Stored> put(String owner, String text, Duration life) {
        var before = find(owner);
        entries.put(owner, new Entry(text, clock.instant().plus(life)));
        return before;
    }
}
