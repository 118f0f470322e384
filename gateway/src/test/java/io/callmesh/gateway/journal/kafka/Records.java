package io.callmesh.gateway.journal.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// What is on the journal's topic.
final class Records {

    private Records() {}

    /// Those of one call, in order; waits until there are so many, 20 s at most.
    static List<ConsumerRecord<String, String>> of(String servers, String call, int wanted) {
        var properties = new Properties();
        properties.putAll(Map.of("bootstrap.servers", servers, "group.id", UUID.randomUUID().toString(), "auto.offset.reset", "earliest"));
        var found = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("callmesh.journal.v1"));
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (found.size() < wanted && System.nanoTime() - deadline < 0) {
                consumer.poll(Duration.ofMillis(200)).forEach(next -> {
                    if (call.equals(next.key())) found.add(next);
                });
            }
        }
        return found;
    }
}
