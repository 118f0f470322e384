package io.callmesh.launcher.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// What Kafka holds of one call, word for word. Belongs to no consumer group, so that it takes nothing away from others.
///
/// @param entries records of the journal in the order of their topic
/// @param letters of the dead letters, which tell of entries that Kafka refused
public record CallRecords(List<String> entries, List<String> letters) {

    private static final String JOURNAL = "callmesh.journal.v1", DEAD_LETTERS = "callmesh.journal.dlq.v1";
    private static final Duration STEP = Duration.ofMillis(500);
    private static final int PATIENCE_MS = 10_000;

    /// Reads both topics to where they end now.
    ///
    /// @throws org.apache.kafka.common.KafkaException when Kafka does not answer
    public static CallRecords of(String servers, String callId) {
        var settings = Map.<String, Object>of("bootstrap.servers", servers, "default.api.timeout.ms", PATIENCE_MS, "request.timeout.ms", PATIENCE_MS, "allow.auto.create.topics", false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            return new CallRecords(read(consumer, JOURNAL, callId), read(consumer, DEAD_LETTERS, callId));
        }
    }

    private static List<String> read(KafkaConsumer<String, String> consumer, String topic, String callId) {
        var partitions = consumer.partitionsFor(topic).stream().map(found -> new TopicPartition(topic, found.partition())).toList();
        consumer.assign(partitions);
        var ends = consumer.endOffsets(partitions);
        consumer.seekToBeginning(partitions);
        var found = new ArrayList<String>();
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            for (var record : consumer.poll(STEP)) if (callId.equals(record.key())) found.add(record.value());
        }
        return found;
    }
}
