package io.callmesh.gateway.journal.kafka;

import io.callmesh.gateway.journal.Written;
import io.callmesh.gateway.kafka.CloudEvent;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Message;

/// An entry as a CloudEvent 1.0 in binary mode: attributes in `ce_` headers, canonical JSON as the value, the call's id
/// as the key. The event's id is call and sequence, so an entry written twice is told by its id.
final class EntryEvent {

    private EntryEvent() {}

    static Message<String> of(Written entry) {
        var event = new CloudEvent(entry.id(), "callmesh.journal.v1." + entry.kind(), Optional.of(entry.callId()), entry.at());
        return event.message(entry.callId(), entry.text());
    }
}
