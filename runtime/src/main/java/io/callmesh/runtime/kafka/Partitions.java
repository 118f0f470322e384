package io.callmesh.runtime.kafka;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// The partitions that are ours, how far the work on each came, and their records that wait. For the line's thread alone.
final class Partitions implements ConsumerRebalanceListener {

    private final Consumer<String, String> consumer;
    private final Craft craft;
    private final Map<TopicPartition, Reached> ours = new HashMap<>();
    private final Deque<ConsumerRecord<String, String>> waiting = new ArrayDeque<>();

    Partitions(Consumer<String, String> consumer, Craft craft) {
        this.consumer = consumer;
        this.craft = craft;
    }

    /// Goes on where others stopped: from the oldest record that what was under way needs.
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        if (assigned.isEmpty()) return;
        var committed = consumer.committed(new HashSet<>(assigned));
        var ends = consumer.endOffsets(assigned);
        for (var partition : assigned) {
            var offset = Optional.ofNullable(committed.get(partition));
            // A topic that was made anew ends before what was reached in the one of before.
            var reached = offset.map(Reached::of).filter(found -> found.next() <= ends.getOrDefault(partition, 0L)).orElseGet(Reached::nothing);
            ours.put(partition, reached);
            if (offset.isPresent()) consumer.seek(partition, reached.since());
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        for (var partition : revoked) {
            ours.remove(partition);
            waiting.removeIf(record -> record.partition() == partition.partition());
            craft.leave(partition.partition());
        }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        onPartitionsRevoked(lost);
    }

    void leaveAll() {
        onPartitionsRevoked(new HashSet<>(ours.keySet()));
    }

    void fetched(Iterable<ConsumerRecord<String, String>> records) {
        records.forEach(waiting::add);
    }

    Optional<ConsumerRecord<String, String>> next() {
        return Optional.ofNullable(waiting.peek());
    }

    void taken() {
        waiting.remove();
    }

    /// What holds since the partition became ours; another object once it was given to us again.
    Optional<Reached> reached(TopicPartition partition) {
        return Optional.ofNullable(ours.get(partition));
    }

    Reached after(TopicPartition partition, long offset) {
        long next = offset + 1;
        return new Reached(next, Math.min(next, craft.oldest(partition.partition()).orElse(next)));
    }

    void reached(TopicPartition partition, Reached reached) {
        ours.put(partition, reached);
    }
}
