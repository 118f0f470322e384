package io.callmesh.gateway.journal.kafka;

import io.callmesh.gateway.journal.Journal;
import io.callmesh.gateway.journal.JournalEntry;
import io.callmesh.gateway.journal.Written;
import io.callmesh.gateway.kafka.TopicQueue;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;

/// The journal on a Kafka topic. An entry that was dropped shows as a gap in the call's sequence numbers.
public final class KafkaJournal implements Journal {

    private final TopicQueue<Written> queue;

    /// @param room  entries that wait at most; 10 000 are some ten minutes of a hundred calls
    /// @param retry how long to wait after a failure
    public KafkaJournal(Emitter<String> topic, int room, Duration retry) {
        queue = new TopicQueue<>("journal", topic, new Entries(), room, retry);
    }

    @Override
    public void write(JournalEntry entry) {
        release(form(entry));
    }

    @Override
    public Written form(JournalEntry entry) {
        return EntryProto.written(entry);
    }

    @Override
    public void release(Written entry) {
        queue.write(entry);
    }

    /// Entries not yet acknowledged.
    public int waiting() {
        return queue.waiting();
    }

    /// Entries that will never be written.
    public long dropped() {
        return queue.dropped();
    }

    /// Waits so long for the queue to empty, then ends the thread; what is left is lost and counted.
    public void close(Duration farewell) throws InterruptedException {
        queue.close(farewell);
    }

    private static final class Entries implements TopicQueue.Form<Written> {

        @Override
        public Message<String> message(Written entry) {
            return EntryEvent.of(entry);
        }

        @Override
        public String label(Written entry) {
            return entry.id();
        }
    }
}
