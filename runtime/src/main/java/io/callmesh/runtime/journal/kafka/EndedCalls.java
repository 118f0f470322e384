package io.callmesh.runtime.journal.kafka;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.journal.EndedCall;
import io.callmesh.runtime.journal.Found;
import io.callmesh.runtime.journal.JournalRecords;
import io.callmesh.runtime.journal.RunningCalls;
import io.callmesh.runtime.kafka.Craft;
import io.callmesh.runtime.kafka.Item;
import io.callmesh.runtime.kafka.Product;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Puts the journal's entries together to calls, and has something made of each that ended.
public final class EndedCalls implements Craft {

    /// What is made of a call.
    @FunctionalInterface
    public interface Maker {

        /// @param end the record that ended the call
        /// @throws MeshException when it cannot be made now, or not at all
        List<Product> make(EndedCall call, Item end) throws InterruptedException;
    }

    private final JournalRecords records;
    private final RunningCalls calls;
    private final Maker maker;

    /// @param calls for this craft alone
    public EndedCalls(JournalRecords records, RunningCalls calls, Maker maker) {
        this.records = records;
        this.calls = calls;
        this.maker = maker;
    }

    @Override
    public Optional<Work> take(Item item) {
        if (item.value().isEmpty()) return Optional.empty();
        var found = records.read(item.value());
        if (found instanceof Found.Unreadable(var problem)) throw new MeshException(new Fault.BadInput("record", problem));
        return calls.note(new RunningCalls.Place(item.partition(), item.offset()), found).map(call -> () -> maker.make(call, item));
    }

    @Override
    public OptionalLong oldest(int partition) {
        return calls.oldest(partition);
    }

    @Override
    public void leave(int partition) {
        calls.leave(partition);
    }
}
