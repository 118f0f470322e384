package io.callmesh.gateway.journal.kafka;

import io.callmesh.gateway.journal.Journal;
import io.callmesh.gateway.journal.JournalEntry;
import io.callmesh.gateway.journal.Written;
import io.callmesh.gateway.outbox.Outbox;
import io.callmesh.gateway.outbox.Parcel;
import io.callmesh.gateway.outbox.Parcel.Rank;
import io.callmesh.runtime.seal.Seal;

/// The journal on a Kafka topic, by way of the outbox. The event's id is call and sequence, so an entry written twice is told by
/// its id; one that was dropped shows as a gap in the call's sequence numbers.
public final class KafkaJournal implements Journal {

    public static final String TOPIC = "callmesh.journal.v1";

    private final Outbox outbox;
    private final Deliveries deliveries;
    private final Seal seal;

    /// @param deliveries what the outbox tells of arrivals
    /// @param seal       what people said is written sealed
    public KafkaJournal(Outbox outbox, Deliveries deliveries, Seal seal) {
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.seal = seal;
    }

    @Override
    public void write(JournalEntry entry) {
        release(form(entry));
    }

    @Override
    public Written form(JournalEntry entry) {
        return EntryProto.written(entry, seal);
    }

    @Override
    public void release(Written entry) {
        outbox.put(new Parcel(Rank.RECORD, TOPIC, entry.callId(), entry.id(), TOPIC + "." + entry.kind(), entry.callId(), entry.tenant(), entry.at(), entry.text()));
    }

    @Override
    public long delivered(String callId) {
        return deliveries.of(callId);
    }
}
