package io.callmesh.gateway.access.kafka;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.callmesh.gateway.access.Audit;
import io.callmesh.gateway.access.AuditEvent;
import io.callmesh.gateway.kafka.CloudEvent;
import io.callmesh.gateway.kafka.TopicQueue;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Audit events on a Kafka topic, each a CloudEvent 1.0 in binary mode with the tenant as the key. One that was dropped is
/// still in the log.
public final class KafkaAudit implements Audit {

    private final TopicQueue<AuditEvent> queue;

    /// @param room  events that wait at most
    /// @param retry how long to wait after a failure
    public KafkaAudit(Emitter<String> topic, int room, Duration retry) {
        queue = new TopicQueue<>("audit", topic, new Events(), room, retry);
    }

    @Override
    public void write(AuditEvent event) {
        queue.write(event);
    }

    /// Events not yet acknowledged.
    public int waiting() {
        return queue.waiting();
    }

    /// Events that will never be written here.
    public long dropped() {
        return queue.dropped();
    }

    public void close(Duration farewell) throws InterruptedException {
        queue.close(farewell);
    }

    private static final class Events implements TopicQueue.Form<AuditEvent> {

        @Override
        public Message<String> message(AuditEvent event) {
            return new CloudEvent(UUID.randomUUID().toString(), "callmesh.audit.v1." + event.visit().action(), Optional.empty(), event.at()).message(event.tenant(), json(event));
        }

        @Override
        public String label(AuditEvent event) {
            return event.visit().action();
        }
    }

    static String json(AuditEvent event) {
        return JsonNodeFactory.instance.objectNode()
                .put("at", event.at().toString())
                .put("tenant", event.tenant())
                .put("subject", event.subject())
                .put("action", event.visit().action())
                .put("target", event.visit().target())
                .put("surface", event.visit().surface())
                .put("peer", event.visit().peer())
                .put("outcome", event.outcome())
                .put("reason", event.reason())
                .toString();
    }
}
