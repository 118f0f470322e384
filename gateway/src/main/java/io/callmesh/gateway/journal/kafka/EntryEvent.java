package io.callmesh.gateway.journal.kafka;

import io.callmesh.gateway.journal.JournalEntry;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.net.URI;
import java.time.ZoneOffset;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/// An entry as a CloudEvent 1.0 in binary mode: attributes in `ce_` headers, canonical JSON as the value, the call's id
/// as the key. The event's id is call and sequence, so an entry written twice is told by its id.
final class EntryEvent {

    private static final URI SOURCE = URI.create("/callmesh/gateway");

    private EntryEvent() {}

    static Message<String> of(JournalEntry entry) {
        var event = OutgoingCloudEventMetadata.<String>builder()
                .withId(entry.callId() + "-" + entry.sequence())
                .withSource(SOURCE)
                .withType("callmesh.journal.v1." + entry.what().getClass().getSimpleName())
                .withSubject(entry.callId())
                .withDataContentType("application/json")
                .withTimestamp(entry.at().atZone(ZoneOffset.UTC))
                .build();
        var key = OutgoingKafkaRecordMetadata.<String>builder().withKey(entry.callId()).build();
        return Message.of(EntryProto.json(entry), Metadata.of(event, key));
    }
}
