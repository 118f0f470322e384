package io.callmesh.gateway.handoff.kafka;

import io.callmesh.gateway.handoff.Briefing;
import io.callmesh.gateway.handoff.BriefingJson;
import io.callmesh.gateway.handoff.Desk;
import io.callmesh.gateway.handoff.Queue;
import io.callmesh.gateway.kafka.Acknowledged;
import io.callmesh.gateway.kafka.CloudEvent;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/// Briefings as CloudEvents 1.0 in binary mode on the topic of hand-offs, keyed by call. It has one when Kafka has acknowledged
/// it. Messages for a call back go there whatever the queue.
public final class KafkaDesk implements Desk {

    private static final Logger LOG = Logger.getLogger(KafkaDesk.class);
    private static final String TOPIC = "callmesh.handoff.v1";

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
            Acknowledged.send(topic, event(briefing)).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException away) {
            LOG.warnf("Kafka does not take a briefing queue=%s cause=%s", queue.name(), away.getClass().getSimpleName());
            return false;
        }
    }

    private static Message<String> event(Briefing briefing) {
        String kind = briefing.kind() == Briefing.Kind.CALL_BACK ? "CallBack" : "HandOff", call = briefing.call().id();
        return new CloudEvent(briefing.id(), TOPIC + "." + kind, call, briefing.call().tenant(), briefing.at()).message(TOPIC, call, BriefingJson.of(briefing.discreet()).toString());
    }
}
