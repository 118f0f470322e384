package io.callmesh.gateway.access.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.access.AuditEvent;
import io.callmesh.gateway.access.Visit;
import io.callmesh.gateway.kafka.AsyncApi;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KafkaAuditTest {

    @Test
    void whatIsToldIsAsTheSchemaSays() {
        var event = new AuditEvent(Instant.EPOCH, "", "", new Visit("grpc", "192.0.2.7", "Converse", "retail"), "unauthenticated", "the key is not known");

        assertThat(AsyncApi.problems("callmesh.audit.v1", KafkaAudit.json(event))).isEmpty();
    }
}
