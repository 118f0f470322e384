package io.callmesh.launcher.demo.kafka;

import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.proto.work.v1.CallInsights;
import io.callmesh.runtime.journal.Found;
import io.callmesh.runtime.journal.JournalRecords;
import io.callmesh.runtime.journal.WorkRecords;
import io.callmesh.runtime.seal.Seal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads what Kafka holds of one call. Belongs to no consumer group, so that it takes nothing away from others.
public final class JournalReader {

    private static final String JOURNAL = "callmesh.journal.v1", INSIGHTS = "callmesh.insights.v1";
    private static final Duration STEP = Duration.ofMillis(200);

    private final String servers;
    private final JournalRecords entries;
    private final WorkRecords work;

    /// @param seal opens what was sealed
    public JournalReader(String servers, Seal seal) {
        this.servers = servers;
        entries = new JournalRecords(seal);
        work = new WorkRecords(seal);
    }

    /// The entries up to the end of the call, or those that came within `patience`. Of what is erased comes what is left.
    public List<JournalEntry> call(String callId, Duration patience) {
        return read(JOURNAL, callId, this::entry, JournalEntry::hasCallEnded, patience);
    }

    private Optional<JournalEntry> entry(String json) {
        return switch (entries.read(json)) {
            case Found.Whole(var entry, _) -> Optional.of(entry);
            case Found.Erased(var entry) -> Optional.of(entry);
            case Found.Unreadable(var problem) -> throw new IllegalStateException("The journal holds something else: " + problem);
        };
    }

    /// What llm-service made of it, if it came within `patience`.
    public Optional<CallInsights> insights(String callId, Duration patience) {
        return read(INSIGHTS, callId, work::insights, _ -> true, patience).stream().findFirst();
    }

    private <T> List<T> read(String topic, String callId, Function<String, Optional<T>> reader, Predicate<T> last, Duration patience) {
        var found = new ArrayList<T>();
        long giveUp = System.nanoTime() + patience.toNanos();
        var settings = Map.<String, Object>of("bootstrap.servers", servers, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream().map(part -> new TopicPartition(topic, part.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (found.stream().noneMatch(last) && System.nanoTime() < giveUp) {
                for (var record : consumer.poll(STEP)) if (callId.equals(record.key())) reader.apply(record.value()).ifPresent(found::add);
            }
        }
        return found;
    }
}
