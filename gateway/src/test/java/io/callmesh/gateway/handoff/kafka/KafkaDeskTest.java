package io.callmesh.gateway.handoff.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.Backstage;
import io.callmesh.gateway.api.WithFakeMesh;
import io.callmesh.gateway.handoff.Briefing;
import io.callmesh.gateway.handoff.BriefingJson;
import io.callmesh.gateway.handoff.BriefingJsonTest;
import io.callmesh.gateway.handoff.Outbox;
import io.callmesh.gateway.handoff.Queue;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// Against a real Kafka.
@QuarkusTest
@TestProfile(WithFakeMesh.class)
@WithTestResource(Backstage.class)
class KafkaDeskTest {

    @Inject
    Outbox outbox;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void aBriefingArrivesAsACloudEventForQueuesThatWantItAndACallBackForAll() throws Exception {
        // Given
        var plain = new Queue("service", Optional.empty(), Optional.empty(), Optional.empty(), false, true, false, Duration.ofMinutes(1));
        var read = new Queue("desk", Optional.empty(), Optional.empty(), Optional.empty(), true, true, false, Duration.ofMinutes(1));
        var wanted = BriefingJsonTest.briefing(Briefing.Kind.HAND_OFF);
        var left = BriefingJsonTest.briefing(Briefing.Kind.CALL_BACK);

        // When
        assertThat(outbox.tell(plain, wanted)).isFalse();
        assertThat(outbox.tell(read, wanted)).isTrue();
        assertThat(outbox.tell(plain, left)).isTrue();

        // Then
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", servers), new StringDeserializer(), new StringDeserializer())) {
            var topic = new TopicPartition("callmesh.handoff.v1", 0);
            consumer.assign(List.of(topic));
            consumer.seekToBeginning(List.of(topic));
            var records = new java.util.ArrayList<org.apache.kafka.clients.consumer.ConsumerRecord<String, String>>();
            org.awaitility.Awaitility.await().until(() -> {
                consumer.poll(Duration.ofMillis(200)).records(topic).stream().filter(one -> one.key().equals("call-1")).forEach(records::add);
                return records.size() >= 2;
            });
            assertThat(records).hasSize(2).extracting(one -> new String(one.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                    .containsExactly("callmesh.handoff.v1.HandOff", "callmesh.handoff.v1.CallBack");
            assertThat(records.getFirst().value()).isEqualTo(BriefingJson.of(wanted).toString());
            assertThat(new String(records.getFirst().headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8)).isEqualTo(wanted.id());
        }
    }
}
