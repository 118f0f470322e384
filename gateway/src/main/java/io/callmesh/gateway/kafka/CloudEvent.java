package io.callmesh.gateway.kafka;

import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/// What this gateway tells by Kafka, as CloudEvents 1.0 in binary mode: attributes in `ce_` headers, JSON as the value.
///
/// @param id      the same whenever the same is told again
/// @param type    with the version of the topic
/// @param subject what it is about; empty when nothing in particular
/// @param tenant  whose it is, as the extension attribute `tenantid`; may be empty
public record CloudEvent(String id, String type, String subject, String tenant, Instant at) {

    private static final URI SOURCE = URI.create("/callmesh/gateway");

    /// @param key what belongs together has the same, and stays in order
    public Message<String> message(String topic, String key, String json) {
        var event = OutgoingCloudEventMetadata.<String>builder().withId(id).withSource(SOURCE).withType(type).withDataContentType("application/json").withTimestamp(at.atZone(ZoneOffset.UTC));
        if (!subject.isEmpty()) event.withSubject(subject);
        if (!tenant.isEmpty()) event.withExtension("tenantid", tenant);
        return Message.of(json, Metadata.of(event.build(), OutgoingKafkaRecordMetadata.<String>builder().withTopic(topic).withKey(key).build()));
    }
}
