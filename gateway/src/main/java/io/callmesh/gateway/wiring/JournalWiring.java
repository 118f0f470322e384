package io.callmesh.gateway.wiring;

import io.callmesh.gateway.journal.kafka.Deliveries;
import io.callmesh.gateway.journal.kafka.KafkaJournal;
import io.callmesh.gateway.kafka.KafkaCarrier;
import io.callmesh.gateway.outbox.Outbox;
import io.callmesh.runtime.seal.Seal;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/// The journal on Kafka, and the outbox where it and the audit wait for it.
final class JournalWiring {

    @Produces
    @Singleton
    Deliveries deliveries() {
        return new Deliveries();
    }

    @Produces
    @Singleton
    Outbox outbox(@Channel("outbox") Emitter<String> topics, Deliveries deliveries, JournalConfig config, MeterRegistry meters) {
        var limits = new Outbox.Limits(config.outbox(), (long) config.outboxMegabytes() << 20, config.queue(), config.retry());
        var outbox = new Outbox(limits, new KafkaCarrier(topics), deliveries);
        meters.gauge("callmesh.outbox.waiting", outbox, Outbox::waiting);
        meters.gauge("callmesh.outbox.spilled", outbox, Outbox::spilled);
        meters.gauge("callmesh.outbox.bytes", outbox, Outbox::bytes);
        meters.gauge("callmesh.outbox.dropped", outbox, Outbox::dropped);
        meters.gauge("callmesh.outbox.shed", outbox, Outbox::shed);
        meters.gauge("callmesh.outbox.refused", outbox, Outbox::refused);
        return outbox;
    }

    @Produces
    @Singleton
    KafkaJournal journal(Outbox outbox, Deliveries deliveries, Seal seal) {
        return new KafkaJournal(outbox, deliveries, seal);
    }

    /// Always well: no call depends on it. `./mesh status` shows what it says.
    @Produces
    @Singleton
    @Readiness
    HealthCheck health(Outbox outbox) {
        return () -> HealthCheckResponse.named("journal").up().withData("journal", told(outbox)).build();
    }

    private static String told(Outbox outbox) {
        long lost = outbox.dropped() + outbox.shed() + outbox.refused();
        return outbox.waiting() + " waiting" + (outbox.spilled() > 0 ? " (" + outbox.spilled() + " on disk)" : "") + (lost > 0 ? " " + lost + " lost" : "");
    }

    /// Before the channel goes.
    void stop(@Observes ShutdownEvent stopping, Outbox outbox, JournalConfig config) throws InterruptedException {
        outbox.close(config.farewell());
    }
}
