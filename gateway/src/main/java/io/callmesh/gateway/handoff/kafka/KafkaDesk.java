package io.callmesh.gateway.handoff.kafka;

import io.callmesh.gateway.handoff.Briefing;
import io.callmesh.gateway.handoff.BriefingJson;
import io.callmesh.gateway.handoff.Desk;
import io.callmesh.gateway.handoff.Queue;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/// Briefings as CloudEvents 1.0 in binary mode on the topic of hand-offs, keyed by call. It has one when Kafka has acknowledged
/// it. Messages for a call back go there whatever the queue.
public final class KafkaDesk implements Desk {

    private static final Logger LOG = Logger.getLogger(KafkaDesk.class);
    private static final URI SOURCE = URI.create("/callmesh/gateway");

    private final Emitter<String> topic;
    private final Duration patience;

    /// @param patience above the producer's own delivery timeout
    public KafkaDesk(Emitter<String> topic, Duration patience) {
        this.topic = topic;
        this.patience = patience;
    }

    @Override
    public boolean serves(Queue queue, Briefing.Kind kind) {
        return queue.kafka() || kind == Briefing.Kind.CALL_BACK;
    }

    @Override
    public boolean tell(Queue queue, Briefing briefing) throws InterruptedException {
        try {
            acknowledged(event(briefing)).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException | IllegalStateException away) {
            LOG.warnf("Kafka does not take a briefing queue=%s cause=%s", queue.name(), away.getClass().getSimpleName());
            return false;
        }
    }

    private static Message<String> event(Briefing briefing) {
        var event = OutgoingCloudEventMetadata.<String>builder()
                .withId(briefing.id())
                .withSource(SOURCE)
                .withType("callmesh.handoff.v1." + (briefing.kind() == Briefing.Kind.CALL_BACK ? "CallBack" : "HandOff"))
                .withSubject(briefing.call().id())
                .withDataContentType("application/json")
                .withTimestamp(briefing.at().atZone(ZoneOffset.UTC))
                .build();
        var key = OutgoingKafkaRecordMetadata.<String>builder().withKey(briefing.call().id()).build();
        return Message.of(BriefingJson.of(briefing).toString(), Metadata.of(event, key));
    }

    private CompletableFuture<Void> acknowledged(Message<String> event) {
        var done = new CompletableFuture<Void>();
        topic.send(event.withAck(() -> {
            done.complete(null);
            return CompletableFuture.completedFuture(null);
        }).withNack(failure -> {
            done.completeExceptionally(failure);
            return CompletableFuture.completedFuture(null);
        }));
        return done;
    }
}
