package io.callmesh.runtime.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A record that is to be worked on.
///
/// @param offset its number in the partition
/// @param value  as it was written; empty for a tombstone
/// @param at     when it was written
public record Item(String topic, int partition, long offset, String key, String value, Map<String, String> headers, Instant at) {

    public Item {
        headers = Map.copyOf(headers);
    }

    static Item of(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (var header : record.headers()) {
            if (header.value() != null) headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return new Item(record.topic(), record.partition(), record.offset(), Objects.requireNonNullElse(record.key(), ""), Objects.requireNonNullElse(record.value(), ""), headers, Instant.ofEpochMilli(record.timestamp()));
    }

    /// Prints no value: it may hold what somebody said.
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
