package io.callmesh.launcher.work.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Has calls end in the journal, so many a minute, and looks when the insights of each came.
///
/// @param servers Kafka's
public record EndedCalls(String servers) {

    private static final String JOURNAL = "callmesh.journal.v1", INSIGHTS = "callmesh.insights.v1";
    private static final Duration STEP = Duration.ofMillis(200);

    /// @param lags       milliseconds from a call's last entry to its insights, by Kafka's times of both
    /// @param ended      how many calls ended
    /// @param duplicates insights that came more than once
    public record Outcome(List<Double> lags, int ended, int duplicates) {

        public Outcome {
            lags = List.copyOf(lags);
        }
    }

    /// Lets calls end until the time is over.
    ///
    /// @return when each ended, by its id
    public Map<String, Long> end(int perMinute, Duration time) throws InterruptedException {
        Map<String, Long> ended = new HashMap<>();
        long between = Duration.ofMinutes(1).toNanos() / perMinute, begin = System.nanoTime();
        try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer())) {
            for (long next = begin; next - begin < time.toNanos(); next += between) {
                while (System.nanoTime() < next) LockSupport.parkNanos(next - System.nanoTime());
                if (Thread.interrupted()) throw new InterruptedException();
                var call = new InventedCall("invented-" + UUID.randomUUID(), ended.size() % 2 == 1);
                ended.put(call.id(), write(producer, call));
            }
        }
        return ended;
    }

    private static long write(KafkaProducer<String, String> producer, InventedCall call) throws InterruptedException {
        try {
            long last = 0;
            for (var entry : call.entries()) last = producer.send(new ProducerRecord<>(JOURNAL, call.id(), entry)).get().timestamp();
            return last;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Kafka takes no entries", failed);
        }
    }

    /// Reads insights until all have come, or nothing more came for `patience`.
    public Outcome outcome(Map<String, Long> ended, Duration patience) {
        Map<String, Double> lags = new HashMap<>();
        int duplicates = 0;
        var settings = Map.<String, Object>of("bootstrap.servers", servers, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(INSIGHTS).stream().map(part -> new TopicPartition(INSIGHTS, part.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (long giveUp = System.nanoTime() + patience.toNanos(); lags.size() < ended.size() && System.nanoTime() < giveUp; ) {
                for (var record : consumer.poll(STEP)) {
                    var end = ended.get(record.key());
                    if (end != null && lags.put(record.key(), (double) (record.timestamp() - end)) != null) duplicates++;
                }
            }
        }
        return new Outcome(List.copyOf(lags.values()), ended.size(), duplicates);
    }
}
