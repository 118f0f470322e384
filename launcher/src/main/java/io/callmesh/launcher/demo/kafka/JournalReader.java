package io.callmesh.launcher.demo.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.callmesh.proto.journal.v1.JournalEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads what Kafka holds of one call. Belongs to no consumer group, so that it takes nothing away from others.
public final class JournalReader {

    private static final String JOURNAL = "callmesh.journal.v1", SUMMARY = "callmesh.summary.v1";
    private static final Duration STEP = Duration.ofMillis(200);

    private final String servers;

    public JournalReader(String servers) {
        this.servers = servers;
    }

    /// The entries up to the end of the call, or those that came within `patience`.
    public List<JournalEntry> call(String callId, Duration patience) {
        return read(JOURNAL, callId, JournalEntry::hasCallEnded, patience);
    }

    /// What llm-service made of it, if it came within `patience`.
    public Optional<JournalEntry> summary(String callId, Duration patience) {
        return read(SUMMARY, callId, JournalEntry::hasCallSummarized, patience).stream().filter(JournalEntry::hasCallSummarized).findFirst();
    }

    private List<JournalEntry> read(String topic, String callId, Predicate<JournalEntry> last, Duration patience) {
        var entries = new ArrayList<JournalEntry>();
        long giveUp = System.nanoTime() + patience.toNanos();
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", servers), new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream().map(found -> new TopicPartition(topic, found.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (entries.stream().noneMatch(last) && System.nanoTime() < giveUp) {
                for (var record : consumer.poll(STEP)) if (callId.equals(record.key())) entries.add(entry(record));
            }
        }
        return entries;
    }

    private static JournalEntry entry(ConsumerRecord<String, String> record) {
        var entry = JournalEntry.newBuilder();
        try {
            JsonFormat.parser().ignoringUnknownFields().merge(record.value(), entry);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("The journal holds something else at offset " + record.offset(), e);
        }
        return entry.build();
    }
}
