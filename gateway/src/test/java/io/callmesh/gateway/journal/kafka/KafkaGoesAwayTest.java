package io.callmesh.gateway.journal.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callmesh.backstage.kafka.Topics;
import io.callmesh.gateway.BrokerProcess;
import io.callmesh.gateway.WithKafkaLater;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.journal.Chain;
import io.callmesh.gateway.journal.JournalEntry;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.gateway.kafka.AsyncApi;
import io.callmesh.gateway.outbox.Outbox;
import io.callmesh.runtime.chain.ChainCheck;
import io.callmesh.runtime.chain.Link;
import io.callmesh.runtime.privacy.Spoken;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A real Kafka in a process of its own that is frozen, killed and refuses; nothing is lost of the journal.
@QuarkusTest
@TestProfile(WithKafkaLater.class)
class KafkaGoesAwayTest {

    private static final Duration WAIT = Duration.ofSeconds(60);

    @Inject
    KafkaJournal journal;

    @Inject
    Outbox outbox;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private final String call = UUID.randomUUID().toString();
    private Chain chain = Chain.START;
    private BrokerProcess broker;

    @BeforeEach
    void start() throws Exception {
        broker = BrokerProcess.start(port());
        Topics.create(servers);
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
    }

    private int port() {
        return Integer.parseInt(servers.substring(servers.indexOf(':') + 1));
    }

    @Test
    void frozenKilledAndStartedAgainItHasTheWholeChainInTheEnd() throws Exception {
        // Given
        write(10);
        await().atMost(WAIT).until(() -> outbox.waiting() == 0);

        // When
        broker.freeze();
        write(10);
        await().atMost(WAIT).until(() -> outbox.spilled() >= 10);
        broker.thaw();
        await().atMost(WAIT).until(() -> outbox.waiting() == 0);
        broker.kill();
        write(10);
        await().atMost(WAIT).until(() -> outbox.spilled() == 10);
        broker = BrokerProcess.start(port());

        // Then
        await().atMost(WAIT).until(() -> outbox.waiting() == 0);
        var records = Records.of(servers, call, 30);
        assertThat(records).allSatisfy(found -> assertThat(AsyncApi.problems(KafkaJournal.TOPIC, found.value())).isEmpty());
        assertThat(check(values(records))).matches(ChainCheck::whole).extracting(ChainCheck::entries).isEqualTo(30);
        assertThat(firsts(records)).isSorted();
        assertThat(journal.delivered(call)).isEqualTo(30);
        assertThat(outbox.dropped()).isZero();
    }

    @Test
    void whatIsConsumedTwiceAndOutOfOrderIsTheSameChain() {
        // Given
        write(8);
        var values = new ArrayList<>(values(Records.of(servers, call, 8)));

        // When
        values.addAll(values.subList(0, 5));
        Collections.shuffle(values, new Random(3));

        // Then
        assertThat(check(values)).isEqualTo(new ChainCheck(8, 5, 0, List.of()));
    }

    @Test
    void anEntryThatIsTooLargeIsAGapThatItsDeadLetterExplains() {
        // When
        write(1);
        write(new What.TurnTaken(new Turn(1, Spoken.of("x".repeat(2_000_000)), Spoken.NOTHING, false), "", Map.of(), -1, List.of()));
        write(1);

        // Then
        await().atMost(WAIT).until(() -> outbox.waiting() == 0);
        assertThat(check(values(Records.of(servers, call, 2))).breaks()).extracting(one -> one.told()).containsExactly("gap at 2");
        assertThat(outbox.refused()).isPositive();
        var letters = Records.of(servers, "callmesh.journal.dlq.v1", call, 1);
        assertThat(letters).singleElement().satisfies(found -> {
            assertThat(found.value()).contains("\"id\":\"" + call + "-2\"", "\"reason\":\"RecordTooLargeException\"").doesNotContain("xxx");
            assertThat(AsyncApi.problems("callmesh.journal.dlq.v1", found.value())).isEmpty();
        });
    }

    private void write(int count) {
        for (int i = 0; i < count; i++) write(new What.ToolBegun("order_lookup", "key-" + i));
    }

    /// As a call does it.
    private void write(What what) {
        var entry = journal.form(new JournalEntry(call, "acme", "retail", 1, chain.sequence() + 1, Instant.EPOCH, what, chain.hash(), 0));
        chain = new Chain(entry.sequence(), entry.hash(), List.of());
        journal.release(entry);
    }

    private static List<String> values(List<ConsumerRecord<String, String>> records) {
        return records.stream().map(ConsumerRecord::value).toList();
    }

    /// The numbers in the order in which they came first.
    private static List<Long> firsts(List<ConsumerRecord<String, String>> records) {
        return records.stream().map(found -> Link.of(found.value()).orElseThrow().sequence()).distinct().toList();
    }

    private static ChainCheck check(List<String> values) {
        return ChainCheck.of(values.stream().map(value -> Link.of(value).orElseThrow()).toList());
    }
}
