package io.callmesh.llm.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// What tests do with a broker.
record Topics(String servers) {

    void make(int partitions, String... names) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(names).stream().map(name -> new NewTopic(name, partitions, (short) 1)).toList()).all().get();
        }
    }

    void write(String key, String... values) throws Exception {
        try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer())) {
            for (var value : values) producer.send(new ProducerRecord<>(Orders.IN, key, value)).get();
        }
    }

    /// The records that were committed, once there are as many and no more come for a second.
    List<ConsumerRecord<String, String>> read(String topic, int many) {
        var settings = Map.<String, Object>of("bootstrap.servers", servers, "group.id", UUID.randomUUID().toString(), "auto.offset.reset", "earliest", "isolation.level", "read_committed");
        var found = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (found.size() < many && System.nanoTime() < deadline) consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            consumer.poll(Duration.ofSeconds(1)).forEach(found::add);
        }
        assertThat(found).as("records of %s", topic).hasSize(many);
        return found;
    }

    List<String> values(String topic, int many) {
        return read(topic, many).stream().map(ConsumerRecord::value).toList();
    }
}
