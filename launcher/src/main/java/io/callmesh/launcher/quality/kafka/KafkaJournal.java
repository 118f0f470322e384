package io.callmesh.launcher.quality.kafka;

import io.callmesh.eval.transcript.Journal;
import io.callmesh.eval.transcript.Unreadable;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.journal.Found;
import io.callmesh.runtime.journal.JournalRecords;
import io.callmesh.runtime.journal.kafka.Written;
import io.callmesh.runtime.seal.redis.ServiceSeal;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringDeserializer;

/// The journal in Kafka, opened with the keys of this machine's mesh. Belongs to no consumer group, so that it takes nothing away from
/// others.
public final class KafkaJournal implements Journal {

    private static final String TOPIC = "callmesh.journal.v1";
    private static final Duration STEP = Duration.ofMillis(500);
    private static final int PATIENCE_MS = 5_000;

    private final Supplier<ServiceSeal> keys;

    /// @param keys opened when the journal is read, and closed after it
    public KafkaJournal(Supplier<ServiceSeal> keys) {
        this.keys = keys;
    }

    @Override
    public void read(String servers, boolean follows, Consumer<String> entry) throws InterruptedException {
        var settings = Map.<String, Object>of("bootstrap.servers", servers, "default.api.timeout.ms", PATIENCE_MS, "request.timeout.ms", PATIENCE_MS);
        try (var opened = keys.get(); var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            read(consumer, follows, new JournalRecords(opened.seal()), entry);
        } catch (InterruptException interrupted) {
            throw (InterruptedException) new InterruptedException().initCause(interrupted);
        } catch (KafkaException unreachable) {
            throw new Unreadable("no journal at " + servers + ". Start the mesh with ./mesh up, or name another one with --journal HOST:PORT");
        } catch (MeshException noKeys) {
            throw new Unreadable("the keys of the calls cannot be read: " + noKeys.fault());
        }
    }

    private static void read(KafkaConsumer<String, String> consumer, boolean follows, JournalRecords records, Consumer<String> entry) {
        var partitions = consumer.partitionsFor(TOPIC).stream().map(found -> new TopicPartition(TOPIC, found.partition())).toList();
        consumer.assign(partitions);
        var ends = consumer.endOffsets(partitions);
        consumer.seekToBeginning(partitions);
        while (follows || partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            for (var record : consumer.poll(STEP)) if (record.value() != null) give(records.read(record.value()), entry);
        }
    }

    /// Of what is erased, what is left of it. What is no entry is passed over.
    private static void give(Found found, Consumer<String> entry) {
        switch (found) {
            case Found.Whole(JournalEntry whole, _) -> entry.accept(Written.json(whole));
            case Found.Erased(JournalEntry left) -> entry.accept(Written.json(left.toBuilder().clearSealed().build()));
            case Found.Unreadable _ -> { }
        }
    }
}
