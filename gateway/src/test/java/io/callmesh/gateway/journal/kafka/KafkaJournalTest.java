package io.callmesh.gateway.journal.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import io.callmesh.gateway.Backstage;
import io.callmesh.gateway.api.WithFakeMesh;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.journal.Journal;
import io.callmesh.gateway.journal.JournalEntry;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.gateway.kafka.AsyncApi;
import io.callmesh.runtime.chain.Link;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.runtime.seal.CallKeys;
import io.callmesh.runtime.seal.Seal;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// Against a real Kafka.
@QuarkusTest
@TestProfile(WithFakeMesh.class)
@WithTestResource(Backstage.class)
class KafkaJournalTest {

    private static final Instant AT = Instant.parse("2026-11-22T10:00:00.250Z");

    @Inject
    Journal journal;

    @Inject
    CallKeys keys;

    @Inject
    Seal seal;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void everyKindOfEntryArrivesInOrderAsACloudEvent() throws Exception {
        // Given
        var call = UUID.randomUUID().toString();
        keys.begin(call, Duration.ofDays(1));
        var turn = new Turn(1, Spoken.of("where is my order"), Spoken.of("It is on"), true);
        var happened = List.of(
                new What.CallStarted("en", "chat"),
                new What.TurnTaken(turn, "order_status", Map.of("orderNumber", "4271"), 812.5, List.of("delivery")),
                new What.ToolBegun("order_lookup", "key-1"),
                new What.ToolCalled("order_lookup", "found", "key-1"),
                new What.HandedOff("people", "nobody"),
                new What.ConsentGiven("recording"),
                new What.ConsentRefused("profile"),
                new What.CallMoved("drained"),
                new What.CallResumed("grpc", "gateway-2"),
                new What.CallErased("call"),
                new What.CallEnded("completed", 1, 12.25));

        // When
        for (int i = 0; i < happened.size(); i++) journal.write(new JournalEntry(call, "acme", "retail", 1, i + 1, AT, happened.get(i)));

        // Then
        var records = Records.of(servers, call, happened.size());
        assertThat(records).extracting(found -> header(found, "ce_type")).containsExactly(
                "callmesh.journal.v1.CallStarted", "callmesh.journal.v1.TurnTaken", "callmesh.journal.v1.ToolBegun", "callmesh.journal.v1.ToolCalled",
                "callmesh.journal.v1.HandedOff", "callmesh.journal.v1.ConsentGiven", "callmesh.journal.v1.ConsentRefused", "callmesh.journal.v1.CallMoved",
                "callmesh.journal.v1.CallResumed", "callmesh.journal.v1.CallErased", "callmesh.journal.v1.CallEnded");
        assertThat(records).allSatisfy(found -> assertThat(AsyncApi.problems(KafkaJournal.TOPIC, found.value())).isEmpty());
        assertThat(records).allSatisfy(found -> assertThat(Link.of(found.value())).hasValueSatisfying(link -> assertThat(link.intact()).isTrue()));
        assertCloudEvent(records.get(1), call);
        var entry = io.callmesh.proto.journal.v1.JournalEntry.newBuilder();
        JsonFormat.parser().merge(records.get(1).value(), entry);
        assertThat(entry.getTurnTaken().getIntent()).isEqualTo("order_status");
        assertThat(records.get(1).value()).doesNotContain("where is my order", "It is on", "4271");
        var words = seal.open(call, "journal", entry.getSealed().toByteArray());
        assertThat(entry.clearSealed().mergeFrom(words.orElseThrow()).getTurnTaken().getCaller()).isEqualTo("where is my order");
        assertThat(entry.getTurnTaken()).isEqualTo(entry.getTurnTaken().toBuilder().setSaid("It is on").putSlots("orderNumber", "4271").setResponseMs(812.5).setInterrupted(true).build());
        assertThat(records.get(1).value()).contains("\"callId\":\"" + call + "\"", "\"sequence\":\"2\"", "\"at\":\"2026-11-22T10:00:00.250Z\"", "\"responseMs\":812.5");
    }

    private static void assertCloudEvent(ConsumerRecord<String, String> found, String call) {
        assertThat(header(found, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(found, "ce_id")).isEqualTo(call + "-2");
        assertThat(header(found, "ce_source")).isEqualTo("/callmesh/gateway");
        assertThat(header(found, "ce_subject")).isEqualTo(call);
        assertThat(header(found, "ce_tenantid")).isEqualTo("acme");
        assertThat(header(found, "ce_time")).isEqualTo("2026-11-22T10:00:00.25Z");
        assertThat(header(found, "content-type")).startsWith("application/json");
    }

    private static String header(ConsumerRecord<String, String> found, String name) {
        return new String(found.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
