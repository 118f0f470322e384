package io.callmesh.launcher.journal;

import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.runtime.chain.ChainCheck;
import io.callmesh.runtime.seal.Seal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// The journal of a call, put together: each entry once and in order, and whether the chain is whole.
///
/// @param entries by number; those of number 0, which stand outside the chain, at the end
/// @param refused    how many entries Kafka did not take, as the dead letters tell
/// @param unreadable how many records of this call are no entries
public record CallStory(String callId, List<Opened> entries, ChainCheck check, int refused, int unreadable) {

    public static CallStory of(String callId, CallRecords records, Seal seal) {
        var found = records.entries().stream().flatMap(json -> Opened.of(json, seal).stream()).toList();
        var once = new LinkedHashMap<String, Opened>();
        for (var entry : found) once.putIfAbsent(entry.link().sequence() + " " + entry.link().hash(), entry);
        var check = ChainCheck.of(found.stream().map(Opened::link).toList());
        return new CallStory(callId, once.values().stream().sorted(ORDER).toList(), check, (int) records.letters().stream().distinct().count(), records.entries().size() - found.size());
    }

    private static final Comparator<Opened> ORDER = Comparator.comparingLong((Opened entry) -> entry.link().sequence() == 0 ? Long.MAX_VALUE : entry.link().sequence())
            .thenComparingLong(entry -> entry.link().fence());

    public boolean whole() {
        return check.whole() && unreadable == 0;
    }

    public boolean known() {
        return !entries.isEmpty();
    }

    public boolean ended() {
        return entries.stream().map(Opened::entry).anyMatch(JournalEntry::hasCallEnded);
    }

    /// Whether what people said can be read by nobody any more.
    public boolean erased() {
        return entries.stream().anyMatch(entry -> entry.words() == Opened.Words.ERASED || entry.entry().hasCallErased());
    }
}
