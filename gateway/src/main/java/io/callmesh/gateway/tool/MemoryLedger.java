package io.callmesh.gateway.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// A ledger that lasts as long as this gateway. Holds the deeds of so many wishes and forgets the eldest.
public final class MemoryLedger implements Ledger {

    private final int room;
    private final SequencedMap<Wish, Deed> deeds = new LinkedHashMap<>();

    private record Wish(String callId, String digest) {}

    /// @param room how many deeds are held at most
    public MemoryLedger(int room) {
        this.room = room;
    }

    @Override
    public synchronized Standing begin(Deed deed, Set<String> known) {
        var before = deeds.get(wish(deed));
        if (before != null && stands(before, known)) return new Standing(before, false);
        var begun = deed.under(free(deed));
        write(begun);
        return new Standing(begun, true);
    }

    @Override
    public synchronized void write(Deed deed) {
        deeds.remove(wish(deed));
        deeds.put(wish(deed), deed);
        if (deeds.size() > room) forget(deeds.sequencedValues().getFirst());
    }

    static boolean stands(Deed before, Set<String> known) {
        return !before.settled() || !known.contains(before.key());
    }

    synchronized Optional<Deed> find(Deed same) {
        return Optional.ofNullable(deeds.get(wish(same)));
    }

    synchronized List<Deed> of(String callId) {
        return deeds.values().stream().filter(deed -> deed.callId().equals(callId)).toList();
    }

    synchronized void forget(Deed deed) {
        deeds.remove(wish(deed), deed);
    }

    private String free(Deed deed) {
        var taken = deeds.values().stream().filter(other -> other.callId().equals(deed.callId())).map(Deed::key).toList();
        String key = deed.key();
        while (taken.contains(key)) key += "x";
        return Objects.requireNonNull(key);
    }

    private static Wish wish(Deed deed) {
        return new Wish(deed.callId(), deed.digest());
    }
}
