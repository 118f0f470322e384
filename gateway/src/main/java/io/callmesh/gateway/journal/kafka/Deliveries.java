package io.callmesh.gateway.journal.kafka;

import io.callmesh.gateway.outbox.Parcel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Up to which entry Kafka has acknowledged the journal of each call. Safe for many threads.
public final class Deliveries implements Consumer<Parcel> {

    /// Calls of some hours. Of one that is forgotten entries may be written again, which others see by their ids.
    private static final int CALLS = 10_000;

    private final Map<String, Long> delivered = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > CALLS;
        }
    };

    @Override
    public synchronized void accept(Parcel arrived) {
        if (!arrived.topic().equals(KafkaJournal.TOPIC)) return;
        long sequence = Long.parseLong(arrived.id().substring(arrived.id().lastIndexOf('-') + 1));
        delivered.merge(arrived.key(), sequence, Math::max);
    }

    synchronized long of(String callId) {
        return delivered.getOrDefault(callId, 0L);
    }
}
