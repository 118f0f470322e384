package io.callmesh.gateway.journal.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// What is on topics. Waits until there is so much, 20 s at most.
public final class Records {

    private Records() {}

    /// The journal of one call, in order.
    static List<ConsumerRecord<String, String>> of(String servers, String call, int wanted) {
        return of(servers, KafkaJournal.TOPIC, call, wanted);
    }

    static List<ConsumerRecord<String, String>> of(String servers, String topic, String call, int wanted) {
        return read(servers, topic, found -> call.equals(found.key()), wanted);
    }

    /// Those of these calls.
    public static List<ConsumerRecord<String, String>> of(String servers, Set<String> calls, int wanted) {
        return read(servers, KafkaJournal.TOPIC, found -> calls.contains(found.key()), wanted);
    }

    private static List<ConsumerRecord<String, String>> read(String servers, String topic, Predicate<ConsumerRecord<String, String>> wanting, int wanted) {
        var properties = new Properties();
        properties.putAll(Map.of("bootstrap.servers", servers, "group.id", UUID.randomUUID().toString(), "auto.offset.reset", "earliest"));
        var found = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            for (boolean more = true; (more || found.size() < wanted) && System.nanoTime() - deadline < 0;) {
                var next = consumer.poll(Duration.ofMillis(200));
                next.forEach(one -> {
                    if (wanting.test(one)) found.add(one);
                });
                more = !next.isEmpty();
            }
        }
        return found;
    }
}
