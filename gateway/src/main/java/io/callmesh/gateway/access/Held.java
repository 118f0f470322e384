package io.callmesh.gateway.access;

import io.callmesh.gateway.access.Meters.Stay;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What is open now, by whose account, so that it can be ended at once. Safe for many threads.
public final class Held {

    private final Map<String, Set<Entry>> open = new ConcurrentHashMap<>();

    /// One of them; told apart by itself.
    private static final class Entry {

        private final Runnable end;

        private Entry(Runnable end) {
            this.end = end;
        }
    }

    /// @param stay its place among the limits, given back when it is over
    /// @param end  ends it; returns at once
    /// @return to be closed when it is over
    Stay holding(Principal principal, Stay stay, Runnable end) {
        var entry = new Entry(end);
        open.computeIfAbsent(principal.account(), _ -> ConcurrentHashMap.newKeySet()).add(entry);
        return () -> {
            open.computeIfPresent(principal.account(), (_, entries) -> entries.remove(entry) && entries.isEmpty() ? null : entries);
            stay.close();
        };
    }

    /// All that this account holds.
    public void end(String account) {
        open.getOrDefault(account, Set.of()).forEach(entry -> entry.end.run());
    }
}
