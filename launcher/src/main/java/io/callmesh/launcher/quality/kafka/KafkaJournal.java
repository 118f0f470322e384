package io.callmesh.launcher.quality.kafka;

import io.callmesh.eval.transcript.Journal;
import io.callmesh.eval.transcript.Unreadable;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringDeserializer;

/// The journal in Kafka. Belongs to no consumer group, so that it takes nothing away from others.
public final class KafkaJournal implements Journal {

    private static final String TOPIC = "callmesh.journal.v1";
    private static final Duration STEP = Duration.ofMillis(500);
    private static final int PATIENCE_MS = 5_000;

    @Override
    public void read(String servers, boolean follows, Consumer<String> entry) throws InterruptedException {
        var settings = Map.<String, Object>of("bootstrap.servers", servers, "default.api.timeout.ms", PATIENCE_MS, "request.timeout.ms", PATIENCE_MS);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            read(consumer, follows, entry);
        } catch (InterruptException interrupted) {
            throw (InterruptedException) new InterruptedException().initCause(interrupted);
        } catch (KafkaException unreachable) {
            throw new Unreadable("no journal at " + servers + ". Start the mesh with ./mesh up, or name another one with --journal HOST:PORT");
        }
    }

    private static void read(KafkaConsumer<String, String> consumer, boolean follows, Consumer<String> entry) {
        var partitions = consumer.partitionsFor(TOPIC).stream().map(found -> new TopicPartition(TOPIC, found.partition())).toList();
        consumer.assign(partitions);
        var ends = consumer.endOffsets(partitions);
        consumer.seekToBeginning(partitions);
        while (follows || partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            for (var record : consumer.poll(STEP)) entry.accept(record.value());
        }
    }
}
