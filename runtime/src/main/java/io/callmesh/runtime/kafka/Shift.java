package io.callmesh.runtime.kafka;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/// Work between two failures of Kafka: one consumer, one producer, and what was noted with them.
///
/// ```
/// poll ─► waiting ─► take ─(work follows)─► wait for the gate ─► make ─► transaction: products + offset
///                     └──(nothing follows)──────────────────────────────► offset, now and then
/// ```
///
/// A record that fails is tried again in its place, so that the order of its partition holds; meanwhile the consumer is polled with
/// its partitions paused, so that the group keeps it and nothing more is fetched.
final class Shift implements AutoCloseable {

    private static final Duration FETCH = Duration.ofMillis(100), WAIT = Duration.ofMillis(20), FAREWELL = Duration.ofSeconds(2);
    /// Offsets of records from which nothing follows are written no more often than that.
    private static final Duration BETWEEN_OFFSETS = Duration.ofSeconds(5);

    private final WorkOrder order;
    private final Craft craft;
    private final Gate gate;
    private final Tally tally;
    private final Bench bench;
    private final Consumer<String, String> consumer;
    private final Producer<String, String> producer;
    private final Partitions partitions;
    private final Map<TopicPartition, OffsetAndMetadata> unwritten = new HashMap<>();
    private long written = System.nanoTime();

    Shift(WorkOrder order, Craft craft, Gate gate, Tally tally, Bench bench) {
        this.order = order;
        this.craft = craft;
        this.gate = gate;
        this.tally = tally;
        this.bench = bench;
        producer = Clients.producer(order);
        consumer = Clients.consumer(order);
        partitions = new Partitions(consumer, craft);
    }

    /// Works until Kafka fails or the thread is interrupted.
    void work() throws InterruptedException {
        producer.initTransactions();
        consumer.subscribe(List.of(order.topic()), partitions);
        while (true) {
            var next = partitions.next();
            if (next.isPresent()) one(next.get());
            else fetch();
        }
    }

    private void fetch() throws InterruptedException {
        if (!unwritten.isEmpty() && System.nanoTime() - written > BETWEEN_OFFSETS.toNanos()) commit(List.of());
        consumer.resume(consumer.paused());
        poll(FETCH);
    }

    /// Keeps the place in the group and fetches nothing.
    private void tend(Duration time) throws InterruptedException {
        consumer.pause(consumer.assignment());
        poll(time);
    }

    private void poll(Duration time) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        partitions.fetched(consumer.poll(time));
        unwritten.keySet().removeIf(partition -> partitions.reached(partition).isEmpty());
    }

    private void one(ConsumerRecord<String, String> record) throws InterruptedException {
        var partition = new TopicPartition(record.topic(), record.partition());
        var holds = partitions.reached(partition);
        if (holds.isEmpty()) {
            partitions.taken();
        } else if (record.offset() < holds.get().next()) {
            recall(Item.of(record));
            partitions.taken();
        } else {
            fresh(Item.of(record), partition, holds.get());
        }
    }

    /// A record that was worked on in an earlier life: only what it leaves behind is wanted.
    private void recall(Item item) throws InterruptedException {
        try {
            craft.take(item);
        } catch (MeshException failed) {
            if (failed.fault().retryable()) throw failed;
        }
    }

    private void fresh(Item item, TopicPartition partition, Reached holds) throws InterruptedException {
        var products = new Attempts(item, partition, holds).products();
        if (gone(partition, holds)) return;
        partitions.taken();
        var reached = partitions.after(partition, item.offset());
        unwritten.put(partition, reached.committed());
        if (!products.isEmpty()) commit(products);
        partitions.reached(partition, reached);
        if (!products.isEmpty()) tally.done(Duration.between(item.at(), Instant.now()));
    }

    private boolean gone(TopicPartition partition, Reached holds) {
        return partitions.reached(partition).filter(now -> now == holds).isEmpty();
    }

    /// What was made and how far it came, or neither.
    private void commit(List<Product> products) {
        producer.beginTransaction();
        for (var product : products) producer.send(product.written());
        producer.sendOffsetsToTransaction(Map.copyOf(unwritten), consumer.groupMetadata());
        producer.commitTransaction();
        unwritten.clear();
        written = System.nanoTime();
    }

    /// An open transaction ends with its producer: what closes without a commit was never written.
    @Override
    public void close() {
        Thread.interrupted();
        partitions.leaveAll();
        try {
            consumer.close(CloseOptions.timeout(FAREWELL));
        } finally {
            producer.close(FAREWELL);
        }
    }

    /// One record, until it is done, set aside, or somebody else's.
    private final class Attempts {

        private final Item item;
        private final TopicPartition partition;
        private final Reached holds;

        private Attempts(Item item, TopicPartition partition, Reached holds) {
            this.item = item;
            this.partition = partition;
            this.holds = holds;
        }

        List<Product> products() throws InterruptedException {
            Optional<Optional<Craft.Work>> noted = Optional.empty();
            for (int attempt = 1; !gone(partition, holds); attempt++) {
                try {
                    if (noted.isEmpty()) noted = Optional.of(note());
                    if (noted.get().isEmpty()) return List.of();
                    waitForLiveCalls();
                    return gone(partition, holds) ? List.of() : bench.make(noted.get().get(), order.deadline(), this::keep);
                } catch (MeshException failed) {
                    if (attempt >= order.attempts() || !failed.fault().retryable()) return List.of(aside(failed.fault(), attempt));
                    tally.retried(failed.fault());
                    rest(order.delayAfter(attempt));
                }
            }
            return List.of();
        }

        private Optional<Craft.Work> note() throws InterruptedException {
            try {
                return craft.take(item);
            } catch (MeshException known) {
                throw known;
            } catch (RuntimeException unexpected) {
                throw new MeshException(new Fault.EngineFailed(unexpected.getClass().getSimpleName()), unexpected);
            }
        }

        /// While work is under way elsewhere: whether the partition is still ours.
        private boolean keep() throws InterruptedException {
            tend(Duration.ZERO);
            return !gone(partition, holds);
        }

        private void waitForLiveCalls() throws InterruptedException {
            long until = System.nanoTime() + order.patience().toNanos();
            while (!gate.open() && System.nanoTime() < until && !gone(partition, holds)) tend(WAIT);
        }

        private void rest(Duration time) throws InterruptedException {
            long until = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < until && !gone(partition, holds)) tend(WAIT);
        }

        private Product aside(Fault fault, int attempts) {
            tally.setAside(fault);
            return SetAside.of(item, order, fault, attempts);
        }
    }
}
