package io.callmesh.gateway.journal.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callmesh.backstage.kafka.Broker;
import io.callmesh.backstage.kafka.Topics;
import io.callmesh.gateway.api.WithFakeMesh;
import io.callmesh.gateway.journal.JournalEntry;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.gateway.outbox.Outbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway that was started while neither Kafka nor Redis was there.
@QuarkusTest
@TestProfile(KafkaComesLateTest.Alone.class)
class KafkaComesLateTest {

    /// Nobody listens on its ports yet.
    public static final class Alone extends WithFakeMesh {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("callmesh.redis", "redis://127.0.0.1:1", "callmesh.kafka", "127.0.0.1:" + abandonedPort());
        }

        private static int abandonedPort() {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Inject
    KafkaJournal journal;

    @Inject
    Outbox outbox;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void theGatewayIsReadyAndWhatItWroteMeanwhileArrivesInOrder(@TempDir Path folder) throws Exception {
        // Given
        var call = UUID.randomUUID().toString();
        RestAssured.get("/q/health/ready").then().statusCode(200);
        LongStream.rangeClosed(1, 20).forEach(n -> journal.write(new JournalEntry(call, "acme", "retail", 0, n, Instant.EPOCH, new What.CallStarted("en", "chat"))));
        assertThat(outbox.waiting()).isEqualTo(20);

        // When
        try (var _ = Broker.start(Integer.parseInt(servers.substring(servers.indexOf(':') + 1)), folder)) {
            Topics.create(servers);

            // Then
            await().atMost(Duration.ofSeconds(60)).until(() -> outbox.waiting() == 0);
            assertThat(outbox.dropped()).isZero();
            assertThat(Records.of(servers, call, 20)).extracting(found -> EntryNumber.of(found.value()))
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
        }
    }

    /// The sequence number in the JSON of an entry.
    private static final class EntryNumber {

        static long of(String json) {
            int at = json.indexOf("\"sequence\":\"") + 12;
            return Long.parseLong(json.substring(at, json.indexOf('"', at)));
        }
    }
}
