package io.callmesh.gateway.profile;

import io.callmesh.runtime.MeshException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Profiles that can be read and added to while another store is away: what could not be written there is kept here, and
/// written when the caller is met again. Keeps so many callers and no more. Thread-safe.
///
/// Only erasing waits for the other store: nobody may be told that they are forgotten who are not.
public final class KeptProfiles implements Profiles {

    private final Profiles store;
    private final int room;
    private final Map<Caller, List<Fact>> kept = new LinkedHashMap<>();

    /// @param room how many callers are kept at most
    public KeptProfiles(Profiles store, int room) {
        this.store = store;
        this.room = room;
    }

    /// Never throws because the store is away; then only what is kept here is known.
    @Override
    public List<Fact> of(Caller caller, Instant now) {
        var mine = mine(caller);
        try {
            if (!mine.isEmpty()) handOver(caller, mine);
            return store.of(caller, now);
        } catch (MeshException away) {
            if (!away.fault().retryable()) throw away;
            return mine.stream().filter(fact -> fact.until().isAfter(now)).toList();
        }
    }

    /// Never throws because the store is away.
    @Override
    public void remember(Caller caller, List<Fact> facts) {
        var all = new ArrayList<>(mine(caller));
        all.removeIf(old -> facts.stream().anyMatch(fact -> fact.name().equals(old.name())));
        all.addAll(facts);
        try {
            handOver(caller, all);
        } catch (MeshException away) {
            if (!away.fault().retryable()) throw away;
            keep(caller, all);
        }
    }

    @Override
    public boolean erase(Caller caller) {
        boolean mine = forget(caller);
        return store.erase(caller) || mine;
    }

    private void handOver(Caller caller, List<Fact> facts) {
        store.remember(caller, facts);
        forget(caller);
    }

    private synchronized List<Fact> mine(Caller caller) {
        return kept.getOrDefault(caller, List.of());
    }

    private synchronized void keep(Caller caller, List<Fact> facts) {
        kept.put(caller, List.copyOf(facts));
        if (kept.size() > room) kept.remove(kept.keySet().iterator().next());
    }

    private synchronized boolean forget(Caller caller) {
        return kept.remove(caller) != null;
    }
}
