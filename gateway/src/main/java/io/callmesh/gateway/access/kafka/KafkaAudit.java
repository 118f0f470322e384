package io.callmesh.gateway.access.kafka;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.callmesh.gateway.access.Audit;
import io.callmesh.gateway.access.AuditEvent;
import io.callmesh.gateway.outbox.Outbox;
import io.callmesh.gateway.outbox.Parcel;
import io.callmesh.gateway.outbox.Parcel.Rank;
import java.util.UUID;

/// Audit events on a Kafka topic, by way of the outbox, with the tenant as the key. One that was dropped is still in the log.
public final class KafkaAudit implements Audit {

    private static final String TOPIC = "callmesh.audit.v1";

    private final Outbox outbox;

    public KafkaAudit(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void write(AuditEvent event) {
        outbox.put(new Parcel(Rank.RECORD, TOPIC, event.tenant(), UUID.randomUUID().toString(), TOPIC + "." + event.visit().action(), "", event.tenant(), event.at(), json(event)));
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
