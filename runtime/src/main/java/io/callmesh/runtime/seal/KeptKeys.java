package io.callmesh.runtime.seal;

import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.seal.StoredKeys.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Keys of owners in a store, and of those met lately in memory. [#refresh] has to be called regularly: it stores what could not be
/// stored before, and drops what was erased elsewhere.
///
/// An owner whose key was erased has [StoredKeys#ERASED] in its place for a time, so that nobody who was cut off brings the key back. A key that
/// the store has lost, without that mark, is stored again while it is in memory.
public final class KeptKeys implements CallKeys {

    static final Duration DAY = Duration.ofDays(1);

    private final StoredKeys store;
    private final Wrapping wrapping;
    private final InstantSource clock;
    private final Settings settings;
    private final Consumer<String> erasedElsewhere;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    /// @param room    keys in memory at most; those that were not used for longest go first
    /// @param refresh how often [#refresh] is called: a key that was not seen in the store for twice that long opens nothing
    /// @param idle    after which an unused key leaves memory: longer than a call may be silent
    public record Settings(int room, Duration refresh, Duration idle) {

        public static final Settings DEFAULT = new Settings(10_000, Duration.ofSeconds(5), Duration.ofMinutes(30));
    }

    /// @param seen when it was last in the store; empty: it is to be stored
    private record Held(DataKey key, Instant until, Optional<Instant> seen, Instant used) {

        /// So long at least; the store is to be told.
        Held living(Instant longer) {
            return longer.isAfter(until) ? new Held(key, longer, Optional.empty(), used) : this;
        }

        Held seen(Instant at) {
            return new Held(key, until, Optional.of(at), used);
        }

        Held unseen() {
            return new Held(key, until, Optional.empty(), used);
        }

        Held used(Instant at) {
            return new Held(key, until, seen, at);
        }
    }

    /// @param erasedElsewhere told of an owner that is in use here when its key turns out to have been erased
    public KeptKeys(StoredKeys store, Wrapping wrapping, InstantSource clock, Settings settings, Consumer<String> erasedElsewhere) {
        this.store = store;
        this.wrapping = wrapping;
        this.clock = clock;
        this.settings = settings;
        this.erasedElsewhere = erasedElsewhere;
    }

    @Override
    public void begin(String owner, Duration life) {
        var now = clock.instant();
        makeRoom();
        var until = now.plus(life);
        held.compute(owner, (_, mine) -> mine == null || !mine.until().isAfter(now) ? new Held(DataKey.random(), until, Optional.empty(), now) : mine.living(until));
    }

    @Override
    public void settle(String owner) {
        var mine = held.get(owner);
        if (mine == null || mine.seen().isPresent()) return;
        var now = clock.instant();
        if (!mine.until().isAfter(now)) held.remove(owner, mine);
        else settle(owner, mine, now);
    }

    private void settle(String owner, Held mine, Instant now) {
        var there = store.keep(owner, wrapping.wrap(owner, mine.key()), Duration.between(now, mine.until()));
        var key = there.text().equals(StoredKeys.ERASED) ? Optional.<DataKey>empty() : wrapping.unwrap(owner, there.text());
        if (key.isEmpty()) gone(owner);
        else held.put(owner, new Held(key.get(), now.plus(there.remaining()), Optional.of(now), now));
    }

    @Override
    public Optional<DataKey> forSealing(String owner) {
        var now = clock.instant();
        var mine = held.computeIfPresent(owner, (_, one) -> one.until().isAfter(now) ? one.used(now) : null);
        return mine == null ? found(owner, now) : Optional.of(mine.key());
    }

    @Override
    public Optional<DataKey> forOpening(String owner) {
        var now = clock.instant();
        var mine = held.computeIfPresent(owner, (_, one) -> one.until().isAfter(now) ? one.used(now) : null);
        boolean sure = mine != null && mine.seen().map(at -> at.plus(settings.refresh().multipliedBy(2)).isAfter(now)).orElse(true);
        return sure ? Optional.of(Objects.requireNonNull(mine).key()) : found(owner, now);
    }

    private Optional<DataKey> found(String owner, Instant now) {
        var there = store.find(owner);
        var key = there.flatMap(stored -> wrapping.unwrap(owner, stored.text()));
        if (key.isEmpty()) {
            if (held.containsKey(owner)) confirm(owner, there, now);
            return Optional.ofNullable(held.get(owner)).map(Held::key);
        }
        makeRoom();
        held.put(owner, new Held(key.get(), now.plus(there.get().remaining()), Optional.of(now), now));
        wrapping.renewed(owner, there.get().text()).ifPresent(renewed -> store.swap(owner, there.get().text(), renewed));
        return key;
    }

    @Override
    public boolean erase(String owner, Duration remember) {
        boolean mine = held.remove(owner) != null;
        var before = store.put(owner, StoredKeys.ERASED, remember);
        held.remove(owner);
        return before.map(stored -> !stored.text().equals(StoredKeys.ERASED)).orElse(mine);
    }

    /// Stores what waits to be stored, forgets what was not used for long, and drops what was erased elsewhere. One thread.
    ///
    /// @throws MeshException when the store does not answer; nothing is lost by that
    public void refresh() {
        var now = clock.instant();
        held.entrySet().removeIf(one -> !one.getValue().until().isAfter(now) || one.getValue().seen().isPresent() && idle(one.getValue(), now));
        for (var owner : List.copyOf(held.keySet())) {
            settle(owner);
            if (!seenAt(owner, now)) confirm(owner, store.find(owner), now);
        }
    }

    private boolean seenAt(String owner, Instant now) {
        var mine = held.get(owner);
        return mine == null || mine.seen().map(at -> !at.isBefore(now)).orElse(false);
    }

    private boolean idle(Held one, Instant now) {
        return one.used().plus(settings.idle()).isBefore(now);
    }

    private void confirm(String owner, Optional<Stored> there, Instant now) {
        if (there.isEmpty()) held.computeIfPresent(owner, (_, one) -> one.unseen());
        else if (there.get().text().equals(StoredKeys.ERASED)) gone(owner);
        else held.computeIfPresent(owner, (_, one) -> one.seen(now));
        if (there.isEmpty()) settle(owner);
    }

    private void gone(String owner) {
        if (held.remove(owner) != null) erasedElsewhere.accept(owner);
    }

    /// How many keys are in memory only: what they seal cannot be opened when this process dies now.
    public int unsettled() {
        return (int) held.values().stream().filter(one -> one.seen().isEmpty()).count();
    }

    private void makeRoom() {
        if (held.size() < settings.room()) return;
        held.entrySet().stream()
                .min(Comparator.comparing((Map.Entry<String, Held> one) -> one.getValue().seen().isEmpty()).thenComparing(one -> one.getValue().used()))
                .ifPresent(oldest -> held.remove(oldest.getKey(), oldest.getValue()));
    }
}
