package io.callmesh.gateway.wiring;

import io.callmesh.gateway.journal.kafka.KafkaJournal;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/// The journal on Kafka.
final class JournalWiring {

    @Produces
    @Singleton
    KafkaJournal journal(@Channel("journal") Emitter<String> topic, JournalConfig config, MeterRegistry meters) {
        var journal = new KafkaJournal(topic, config.queue(), config.retry());
        meters.gauge("callmesh.journal.waiting", journal, KafkaJournal::waiting);
        meters.gauge("callmesh.journal.dropped", journal, KafkaJournal::dropped);
        return journal;
    }

    /// Before the channel goes.
    void stop(@Observes ShutdownEvent stopping, KafkaJournal journal, JournalConfig config) throws InterruptedException {
        journal.close(config.farewell());
    }
}
