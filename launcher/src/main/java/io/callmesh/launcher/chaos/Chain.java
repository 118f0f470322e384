package io.callmesh.launcher.chaos;

import io.callmesh.launcher.chaos.kafka.Written;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.runtime.chain.EntryHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The journal of one call: each entry once, in order of its sequence.
///
/// @param superseded entries of a gateway that had lost the call and did not know it yet: of two of one number that of the higher fence holds
/// @param faults     what is wrong with it, in words; empty when it is whole
record Chain(List<JournalEntry> entries, int superseded, List<String> faults) {

    private static final String BEGINNING = "0".repeat(64);

    /// An entry that was written twice counts once. What stands outside the chain has no number.
    static Chain of(List<Written> records) {
        var numbered = records.stream().filter(record -> record.entry().getSequence() > 0);
        var rivals = numbered.collect(Collectors.groupingBy(record -> record.entry().getSequence(), TreeMap::new, Collectors.toList()));
        var holding = rivals.values().stream().map(Chain::holding).toList();
        var faults = new ArrayList<String>();
        int superseded = 0;
        for (var one : holding) {
            for (var other : rivals.getOrDefault(one.entry().getSequence(), List.of())) {
                if (other.entry().equals(one.entry())) continue;
                superseded++;
                if (other.entry().getFence() == one.entry().getFence()) faults.add("forked at " + one.entry().getSequence());
            }
        }
        links(holding, faults);
        return new Chain(holding.stream().map(Written::entry).toList(), superseded, faults);
    }

    private static Written holding(List<Written> rivals) {
        return rivals.stream().reduce((one, other) -> other.entry().getFence() > one.entry().getFence() ? other : one).orElseThrow();
    }

    private static void links(List<Written> records, List<String> faults) {
        var previous = BEGINNING;
        long expected = 1;
        for (var record : records) {
            var entry = record.entry();
            if (entry.getSequence() != expected) faults.add("gap before " + entry.getSequence());
            else if (!entry.getPreviousHash().equals(previous)) faults.add(entry.getSequence() + " does not follow what is before it");
            if (!EntryHash.of(record.value()).equals(entry.getHash())) faults.add(entry.getSequence() + " is not as it was written");
            previous = entry.getHash();
            expected = entry.getSequence() + 1;
        }
    }

    boolean ended() {
        return entries.stream().anyMatch(JournalEntry::hasCallEnded);
    }

    /// How often each turn was taken.
    Map<Integer, Integer> turns() {
        var turns = new TreeMap<Integer, Integer>();
        entries.stream().filter(JournalEntry::hasTurnTaken).forEach(entry -> turns.merge(entry.getTurn(), 1, Integer::sum));
        return turns;
    }

    /// Under which keys it tells of tools.
    Set<String> tools() {
        var keys = new TreeSet<String>();
        for (var entry : entries) {
            if (entry.hasToolBegun()) keys.add(entry.getToolBegun().getIdempotencyKey());
            if (entry.hasToolCalled()) keys.add(entry.getToolCalled().getIdempotencyKey());
        }
        return keys;
    }
}
