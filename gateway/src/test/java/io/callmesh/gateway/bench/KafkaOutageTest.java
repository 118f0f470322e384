package io.callmesh.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callmesh.backstage.kafka.Topics;
import io.callmesh.gateway.BrokerProcess;
import io.callmesh.gateway.WithKafkaLater;
import io.callmesh.gateway.journal.Journal;
import io.callmesh.gateway.journal.JournalEntry;
import io.callmesh.gateway.journal.Written;
import io.callmesh.gateway.journal.kafka.KafkaJournal;
import io.callmesh.gateway.journal.kafka.Records;
import io.callmesh.gateway.outbox.Outbox;
import io.callmesh.runtime.chain.ChainCheck;
import io.callmesh.runtime.chain.Link;
import io.callmesh.runtime.measure.Percentiles;
import io.callmesh.runtime.measure.Trend.Point;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// Calls while Kafka is killed and started again. How long it is away: `-Dcallmesh.outage.seconds=120`.
@QuarkusTest
@TestProfile(WithKafkaLater.class)
class KafkaOutageTest {

    private static final int CALLS = 20, QUESTIONS = 4;
    private static final Duration WAIT = Duration.ofSeconds(90);

    @Inject
    KafkaJournal journal;

    @Inject
    Outbox outbox;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void callsDoNotNoticeAndTheirJournalIsCompleteAfterwards() throws Exception {
        // Given
        int port = Integer.parseInt(servers.substring(servers.indexOf(':') + 1)), seconds = Integer.getInteger("callmesh.outage.seconds", 4);
        var told = new Told(journal);
        var figures = new Figures();
        var crowd = new Crowd(new InProcess(CALLS, told), figures);
        try (var first = BrokerProcess.start(port)) {
            Topics.create(servers);
            var calls = Thread.ofVirtual().start(() -> call(crowd, Duration.ofSeconds(2L * seconds)));
            await().atMost(WAIT).until(() -> told.last.size() >= CALLS);

            // When
            calls.join(Duration.ofSeconds(seconds));
            double away = figures.answers().isEmpty() ? 0 : figures.answers().getLast().x();
            first.kill();
            calls.join();
            long waited = outbox.waiting();
            try (var _ = BrokerProcess.start(port)) {
                await().atMost(WAIT).until(() -> outbox.waiting() == 0);

                // Then
                assertThat(waited).isPositive();
                assertThat(figures.lostOf(figures.turnsAsked())).isZero();
                assertThat(crowd.stuck() + crowd.broken()).isZero();
                assertComplete(told);
                report(figures, away, waited);
            }
        }
    }

    private static void call(Crowd crowd, Duration length) {
        try {
            crowd.call(CALLS, QUESTIONS, length);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertComplete(Told told) {
        int wanted = told.last.values().stream().mapToInt(Long::intValue).sum();
        var records = Records.of(servers, told.last.keySet(), wanted).stream().collect(Collectors.groupingBy(ConsumerRecord::key));
        assertThat(outbox.dropped()).isZero();
        told.last.forEach((call, last) -> {
            var check = check(records.getOrDefault(call, List.of()));
            assertThat(check.whole()).as(call + " " + check.breaks()).isTrue();
            assertThat((long) check.entries()).as(call).isEqualTo(last);
        });
    }

    private static ChainCheck check(List<ConsumerRecord<String, String>> records) {
        return ChainCheck.of(records.stream().map(found -> Link.of(found.value()).orElseThrow()).toList());
    }

    private static void report(Figures figures, double away, long waited) {
        System.out.printf(Locale.ROOT, "kafka outage: %d calls, %d turns, %d entries waited; overhead ms there %s, away %s%n",
                CALLS, figures.turnsAsked(), waited, told(figures.answers().stream().filter(point -> point.x() < away)), told(figures.answers().stream().filter(point -> point.x() >= away)));
    }

    private static String told(java.util.stream.Stream<Point> answers) {
        var sorted = Percentiles.of(answers.map(Point::y).toList());
        return String.format(Locale.ROOT, "p50 %.1f p95 %.1f", sorted.at(50), sorted.at(95));
    }

    /// Knows the last number of each call.
    private record Told(Journal journal, Map<String, Long> last) implements Journal {

        Told(Journal journal) {
            this(journal, new ConcurrentHashMap<>());
        }

        @Override
        public void write(JournalEntry entry) {
            journal.write(entry);
        }

        @Override
        public Written form(JournalEntry entry) {
            var form = journal.form(entry);
            last.merge(entry.callId(), entry.sequence(), Math::max);
            return form;
        }

        @Override
        public void release(Written entry) {
            journal.release(entry);
        }

        @Override
        public long delivered(String callId) {
            return journal.delivered(callId);
        }
    }
}
