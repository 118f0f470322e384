package io.callmesh.runtime.journal;

import io.callmesh.proto.journal.v1.JournalEntry;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The entries of one call so far.
final class RunningCall {

    /// Some three hundred turns.
    private static final int MOST_ENTRIES = 1_000;
    /// What a caller refuses who wants nothing to be made of the call.
    private static final Set<String> SWITCHED_OFF = Set.of("keeping", "all", "insights");

    private final RunningCalls.Place began;
    private final TreeMap<Long, JournalEntry> bySequence = new TreeMap<>();
    private boolean lost, sealed, erased;
    private long lastSecond;

    RunningCall(RunningCalls.Place began) {
        this.began = began;
    }

    RunningCalls.Place began() {
        return began;
    }

    long lastSecond() {
        return lastSecond;
    }

    void note(JournalEntry entry, boolean wasSealed) {
        sealed |= wasSealed;
        keep(entry);
    }

    /// One whose words nobody can open any more.
    void erased(JournalEntry entry) {
        sealed = true;
        lost = true;
        keep(entry);
    }

    /// What has no number is outside the call's chain. Of two entries of one number that of the higher fence holds: the other was written by a gateway that had lost the call.
    private void keep(JournalEntry entry) {
        lastSecond = Math.max(lastSecond, entry.getAt().getSeconds());
        erased |= entry.hasCallErased();
        if (entry.getSequence() < 1) return;
        if (bySequence.size() >= MOST_ENTRIES && !bySequence.containsKey(entry.getSequence())) lost = true;
        else bySequence.merge(entry.getSequence(), entry, (known, other) -> other.getFence() > known.getFence() ? other : known);
    }

    Optional<EndedCall> ended(JournalEntry last) {
        var entries = new ArrayList<>(bySequence.headMap(last.getSequence(), true).values());
        if (entries.size() < 2 || withheld()) return Optional.empty();
        boolean gaps = entries.getFirst().getSequence() > 1 || entries.size() < last.getSequence();
        return Optional.of(new EndedCall(last, entries, gaps || lost, sealed));
    }

    /// Whether nothing is to be made of it: it is erased, or the caller refused and did not agree afterwards.
    private boolean withheld() {
        if (erased) return true;
        boolean refused = false;
        for (var entry : bySequence.values()) {
            if (entry.hasConsentRefused() && SWITCHED_OFF.contains(entry.getConsentRefused().getPurpose())) refused = true;
            if (entry.hasConsentGiven() && SWITCHED_OFF.contains(entry.getConsentGiven().getPurpose())) refused = false;
        }
        return refused;
    }
}
