package io.callmesh.backstage.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {

    @TempDir
    Path folder;

    @Test
    void carriesARecordAndKeepsItOverARestart() throws Exception {
        // Given
        try (var broker = Broker.start(0, folder)) {
            Topics.create(broker.bootstrapServers());
            Topics.create(broker.bootstrapServers());
            send(broker, "call-1", "started");
        }

        // When
        try (var broker = Broker.start(0, folder)) {

            // Then
            assertThat(topics(broker)).contains("callmesh.journal.v1", "callmesh.insights.v1", "callmesh.handoff.v1");
            assertThat(first(broker)).isEqualTo("started");
        }
    }

    private static void send(Broker broker, String key, String value) throws Exception {
        try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", broker.bootstrapServers()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topic.JOURNAL.wireName(), key, value)).get(10, TimeUnit.SECONDS);
        }
    }

    private static Iterable<String> topics(Broker broker) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin.listTopics().names().get(10, TimeUnit.SECONDS);
        }
    }

    private static String first(Broker broker) {
        var settings = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(Topic.JOURNAL.wireName(), 0)));
            return consumer.poll(Duration.ofSeconds(10)).iterator().next().value();
        }
    }
}
