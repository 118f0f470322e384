package io.callmesh.gateway.journal.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callmesh.gateway.journal.JournalEntry;
import io.callmesh.gateway.journal.JournalEntry.What;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaJournalOrderTest {

    private static final Duration WAIT = Duration.ofSeconds(10);

    private final Topic topic = new Topic();
    private final KafkaJournal journal = new KafkaJournal(topic, 4, Duration.ofMillis(2));

    @AfterEach
    void close() throws InterruptedException {
        journal.close(Duration.ZERO);
    }

    @Test
    void entriesWrittenWhileKafkaIsAwayArriveInOrderWhenItIsBack() {
        // Given
        topic.failure = new TimeoutException("away");
        LongStream.rangeClosed(1, 4).forEach(n -> journal.write(entry("call", n)));
        await().atMost(WAIT).until(() -> topic.attempts > 3);

        // When
        topic.failure = null;

        // Then
        await().atMost(WAIT).until(() -> journal.waiting() == 0);
        assertThat(topic.written).hasSize(4).satisfiesExactly(
                json -> assertThat(json).contains("\"sequence\":\"1\""), json -> assertThat(json).contains("\"sequence\":\"2\""),
                json -> assertThat(json).contains("\"sequence\":\"3\""), json -> assertThat(json).contains("\"sequence\":\"4\""));
        assertThat(journal.dropped()).isZero();
    }

    @Test
    void aFullQueueDropsAndCountsAndNeverWaits() {
        // Given
        topic.failure = new TimeoutException("away");

        // When: one is in the sender's hands, four wait
        LongStream.rangeClosed(1, 50).forEach(n -> journal.write(entry("call", n)));

        // Then
        assertThat(journal.waiting()).isBetween(4, 5);
        assertThat(journal.dropped()).isBetween(45L, 46L);
    }

    @Test
    void anEntryThatCanNeverBeWrittenDoesNotHoldUpTheOthers() {
        // Given
        topic.failure = new RecordTooLargeException();

        // When
        journal.write(entry("call", 1));

        // Then
        await().atMost(WAIT).until(() -> journal.dropped() == 1 && journal.waiting() == 0);
    }

    @Test
    void stoppingWaitsForWhatIsQueuedAndCountsWhatIsLost() throws InterruptedException {
        // Given
        topic.failure = new TimeoutException("away");
        journal.write(entry("call", 1));

        // When
        journal.close(Duration.ofMillis(20));

        // Then
        assertThat(journal.dropped()).isEqualTo(1);
    }

    private static JournalEntry entry(String call, long sequence) {
        return new JournalEntry(call, "", "retail", 0, sequence, Instant.EPOCH, new What.CallStarted("en", "chat"));
    }

    /// A topic that can be away.
    private static final class Topic implements Emitter<String> {

        final List<String> written = new CopyOnWriteArrayList<>();
        volatile RuntimeException failure;
        volatile int attempts;

        @Override
        public <M extends Message<? extends String>> void send(M message) {
            attempts++;
            if (failure != null) {
                message.nack(failure);
            } else {
                written.add(message.getPayload());
                message.ack();
            }
        }

        @Override
        public CompletionStage<Void> send(String payload) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void complete() {}

        @Override
        public void error(Exception e) {}

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean hasRequests() {
            return true;
        }
    }
}
