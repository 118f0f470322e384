package io.callmesh.runtime.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Kafka's clients as work needs them. Source: KIP-98 and KIP-447 (transactions with the group's metadata, so that an id of its own for
/// each process fences those that were replaced).
final class Clients {

    /// What is fetched is held in memory while it waits.
    private static final int BATCH = 200, MOST_BYTES = 4 * 1024 * 1024;
    /// A process that was killed gives its partitions free after this long, and its open transaction no later.
    private static final int GONE_MS = 10_000;
    private static final int BLOCKED_MS = 10_000, REQUEST_MS = 5_000, BEAT_MS = 2_000, POLLED_MS = 120_000, RECONNECT_MS = 1_000;

    private Clients() {}

    static KafkaConsumer<String, String> consumer(WorkOrder order) {
        var settings = settings(order, Map.of(
                "group.id", order.group(),
                "isolation.level", "read_committed",
                "enable.auto.commit", false,
                "auto.offset.reset", "earliest",
                "max.poll.records", BATCH,
                "fetch.max.bytes", MOST_BYTES,
                "session.timeout.ms", GONE_MS,
                "heartbeat.interval.ms", BEAT_MS,
                "max.poll.interval.ms", POLLED_MS,
                "default.api.timeout.ms", BLOCKED_MS));
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    static KafkaProducer<String, String> producer(WorkOrder order) {
        var settings = settings(order, Map.of(
                "transactional.id", order.group() + "-" + UUID.randomUUID(),
                "transaction.timeout.ms", GONE_MS,
                "acks", "all",
                "linger.ms", 0,
                "max.block.ms", BLOCKED_MS,
                "delivery.timeout.ms", BLOCKED_MS));
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static Map<String, Object> settings(WorkOrder order, Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(order.connection());
        settings.putAll(own);
        settings.put("request.timeout.ms", REQUEST_MS);
        settings.put("reconnect.backoff.max.ms", RECONNECT_MS);
        return settings;
    }
}
