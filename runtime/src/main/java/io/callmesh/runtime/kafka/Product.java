package io.callmesh.runtime.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A record that is to be written.
///
/// @param value canonical JSON
public record Product(String topic, String key, String value, Map<String, String> headers) {

    /// What says which event it is. Made from the input alone, so that the same input has the same event made of it again.
    ///
    /// @param id      the same for the same input
    /// @param source  who makes it: `/callmesh/llm-service`
    /// @param subject whom it is about
    public record Event(String id, String type, String source, String subject, String tenant, Instant at) {}

    public Product {
        headers = Map.copyOf(headers);
    }

    /// A CloudEvent 1.0 in binary mode: attributes in `ce_` headers (Kafka protocol binding for CloudEvents 1.0.2, section 3.2).
    public static Product of(String topic, String key, Event event, String json) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", event.id());
        headers.put("ce_type", event.type());
        headers.put("ce_source", event.source());
        headers.put("ce_subject", event.subject());
        headers.put("ce_time", event.at().toString());
        headers.put("content-type", "application/json");
        if (!event.tenant().isEmpty()) headers.put("ce_tenantid", event.tenant());
        return new Product(topic, key, json, headers);
    }

    ProducerRecord<String, String> written() {
        var record = new ProducerRecord<>(topic, key.isEmpty() ? null : key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /// Prints no value: it may hold what somebody said.
    @Override
    public String toString() {
        return topic + " " + headers.getOrDefault("ce_id", key);
    }
}
