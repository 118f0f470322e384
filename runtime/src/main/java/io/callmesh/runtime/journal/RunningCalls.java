package io.callmesh.runtime.journal;

import io.callmesh.proto.journal.v1.JournalEntry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The calls that have begun and not ended, as far as their entries were read: a bounded number, the one noted longest ago is forgotten
/// first. Entries may come twice and out of order. For one thread at a time.
///
/// It says from where on the journal is to be read again by somebody who begins with nothing, so that a call whose entries span a
/// restart is whole. Calls that ended lately are remembered, so that an entry that comes once more does not begin them anew.
public final class RunningCalls {

    private static final int ENDED = 256;
    /// A call that says nothing for so long is over, whatever became of its end.
    private static final Duration LONGEST_SILENCE = Duration.ofHours(6);

    private final Map<String, RunningCall> running;
    private final Map<String, Place> ended;

    /// Where a record stands.
    public record Place(int partition, long offset) {}

    /// @param room how many calls to remember
    public RunningCalls(int room) {
        running = bounded(room);
        ended = bounded(ENDED);
    }

    private static <T> Map<String, T> bounded(int room) {
        return new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > room;
            }
        };
    }

    /// Notes an entry.
    ///
    /// @return the call when this ended it, and anything is to be made of it: nobody refused that, and it is not erased
    public Optional<EndedCall> note(Place place, Found found) {
        return switch (found) {
            case Found.Whole(var entry, var sealed) -> note(place, entry, call -> call.note(entry, sealed));
            case Found.Erased(var entry) -> note(place, entry, call -> call.erased(entry));
            case Found.Unreadable _ -> Optional.empty();
        };
    }

    private Optional<EndedCall> note(Place place, JournalEntry entry, java.util.function.Consumer<RunningCall> how) {
        if (ended.containsKey(entry.getCallId())) return Optional.empty();
        forgetSilent(entry.getAt().getSeconds());
        var call = running.computeIfAbsent(entry.getCallId(), _ -> new RunningCall(place));
        how.accept(call);
        if (!entry.hasCallEnded()) return Optional.empty();
        running.remove(entry.getCallId());
        ended.put(entry.getCallId(), call.began());
        return call.ended(entry);
    }

    private void forgetSilent(long now) {
        while (!running.isEmpty()) {
            var eldest = running.entrySet().iterator().next();
            if (now - eldest.getValue().lastSecond() <= LONGEST_SILENCE.toSeconds()) return;
            running.remove(eldest.getKey());
        }
    }

    /// The first record of a partition that a remembered call needs.
    public OptionalLong oldest(int partition) {
        return places().filter(place -> place.partition() == partition).flatMapToLong(place -> LongStream.of(place.offset())).min();
    }

    private Stream<Place> places() {
        return Stream.concat(running.values().stream().map(RunningCall::began), ended.values().stream());
    }

    /// Forgets the calls of a partition.
    public void leave(int partition) {
        running.values().removeIf(call -> call.began().partition() == partition);
        ended.values().removeIf(place -> place.partition() == partition);
    }

    /// How many have begun and not ended.
    public int size() {
        return running.size();
    }
}
