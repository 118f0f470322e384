package io.callmesh.launcher.chaos.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.callmesh.proto.journal.v1.JournalEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Every record of the journal's topic, in order, duplicates included. Belongs to no consumer group.
public final class WholeJournal implements AutoCloseable {

    private static final String JOURNAL = "callmesh.journal.v1";
    private static final Duration STEP = Duration.ofMillis(200);
    private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();

    private final KafkaConsumer<String, String> consumer;
    private final List<Written> read = new ArrayList<>();

    /// @param servers bootstrap servers; they must answer
    public WholeJournal(String servers) {
        consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", servers), new StringDeserializer(), new StringDeserializer());
        var partitions = consumer.partitionsFor(JOURNAL).stream().map(found -> new TopicPartition(JOURNAL, found.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// All that is there now.
    public List<Written> read() {
        for (var records = consumer.poll(STEP); !records.isEmpty(); records = consumer.poll(STEP)) {
            for (var record : records) if (record.value() != null) read.add(written(record));
        }
        return List.copyOf(read);
    }

    private static Written written(ConsumerRecord<String, String> record) {
        var entry = JournalEntry.newBuilder();
        try {
            PARSER.merge(record.value(), entry);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("The journal holds something else at offset " + record.offset(), e);
        }
        var id = Optional.ofNullable(record.headers().lastHeader("ce_id")).map(header -> new String(header.value(), StandardCharsets.UTF_8));
        return new Written(id.orElse("offset " + record.offset()), entry.build(), record.value());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
