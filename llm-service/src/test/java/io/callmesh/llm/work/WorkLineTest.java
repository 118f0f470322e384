package io.callmesh.llm.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.backstage.kafka.Broker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkLineTest {

    @TempDir
    Path folder;

    private Broker broker;
    private Topics topics;

    @BeforeEach
    void start() throws Exception {
        broker = Broker.start(0, folder);
        topics = new Topics(broker.bootstrapServers());
        topics.make(1, Doubling.OUT, Orders.ASIDE);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void poisonIsSetAsideAndTheRestGoesOnInOrder() throws Exception {
        // Given
        topics.make(1, Orders.IN);
        topics.write("k", "1", "poison", "quiet", "later", "defect", "2");

        // When
        try (var _ = Orders.open(broker.bootstrapServers(), new Doubling(false))) {

            // Then
            assertThat(topics.values(Doubling.OUT, 6)).containsExactly("1-a", "1-b", "later-a", "later-b", "2-a", "2-b");
            var aside = topics.read(Orders.ASIDE, 2);
            assertThat(aside).extracting(ConsumerRecord::value).containsExactly("poison", "defect");
            assertThat(header(aside.getFirst(), "x-error-fault")).isEqualTo("BadInput");
            assertThat(header(aside.getFirst(), "x-error-offset")).isEqualTo("1");
            assertThat(header(aside.getFirst(), "x-error-topic")).isEqualTo("in");
            assertThat(header(aside.getFirst(), "x-error-attempts")).isEqualTo("1");
            assertThat(header(aside.getLast(), "x-error-problem")).contains("IllegalStateException").doesNotContain("a defect");
        }
    }

    /// The process dies with one of two products sent and nothing committed: whoever takes over makes both, and nobody sees three.
    @Test
    void aProcessThatDiesBetweenItsProductsLeavesNothingHalf() throws Exception {
        // Given
        topics.make(1, Orders.IN);
        topics.write("k", "1", "halt", "2");
        var mortal = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-cp", System.getProperty("java.class.path"), Doubling.Mortal.class.getName(), broker.bootstrapServers())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(mortal.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(mortal.exitValue()).isEqualTo(9);

        // When
        try (var _ = Orders.open(broker.bootstrapServers(), new Doubling(false))) {

            // Then
            assertThat(topics.values(Doubling.OUT, 6)).containsExactly("1-a", "1-b", "halt-a", "halt-b", "2-a", "2-b");
        }
    }

    @Test
    void partitionsGoFromOneToAnotherAndEachRecordIsWorkedOnOnce() throws Exception {
        // Given
        topics.make(4, Orders.IN);
        var keys = List.of("a", "b", "c", "d", "e", "f");

        // When
        try (var _ = Orders.open(broker.bootstrapServers(), new Doubling(false))) {
            for (int round = 0; round < 20; round++) for (var key : keys) topics.write(key, key + round);
            try (var _ = Orders.open(broker.bootstrapServers(), new Doubling(false))) {
                for (int round = 20; round < 40; round++) for (var key : keys) topics.write(key, key + round);
            }
            for (int round = 40; round < 50; round++) for (var key : keys) topics.write(key, key + round);

            // Then
            var made = topics.read(Doubling.OUT, keys.size() * 50 * 2);
            for (var key : keys) assertThat(made.stream().filter(record -> record.key().equals(key)).map(ConsumerRecord::value)).containsExactlyElementsOf(expected(key));
        }
    }

    private static List<String> expected(String key) {
        var expected = new ArrayList<String>();
        for (int round = 0; round < 50; round++) expected.addAll(List.of(key + round + "-a", key + round + "-b"));
        return expected;
    }

    @Test
    void workWaitsForLiveCallsButNotForEver() throws Exception {
        // Given
        topics.make(1, Orders.IN);
        var busy = new AtomicBoolean(true);
        var asked = new CountDownLatch(3);

        // When
        try (var _ = Orders.open(broker.bootstrapServers(), new Doubling(false), () -> {
            asked.countDown();
            return !busy.get();
        }, Duration.ofSeconds(60))) {
            topics.write("k", "1");
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

            // Then
            topics.read(Doubling.OUT, 0);
            busy.set(false);
            assertThat(topics.values(Doubling.OUT, 2)).containsExactly("1-a", "1-b");
        }
        try (var _ = Orders.open(broker.bootstrapServers(), new Doubling(false), () -> false, Duration.ofMillis(100))) {
            topics.write("k", "2");
            assertThat(topics.values(Doubling.OUT, 4)).endsWith("2-a", "2-b");
        }
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
