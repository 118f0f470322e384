package io.callmesh.gateway.wiring;

import io.callmesh.gateway.call.HandOffs;
import io.callmesh.gateway.handoff.Floor;
import io.callmesh.gateway.handoff.JoinTokens;
import io.callmesh.gateway.handoff.MemoryJoinTokens;
import io.callmesh.gateway.handoff.Outbox;
import io.callmesh.gateway.handoff.Queue;
import io.callmesh.gateway.handoff.Queues;
import io.callmesh.gateway.handoff.grpc.LlmNotes;
import io.callmesh.gateway.handoff.kafka.KafkaDesk;
import io.callmesh.gateway.handoff.redis.RedisJoinTokens;
import io.callmesh.gateway.handoff.webhook.WebhookDesk;
import io.callmesh.gateway.translate.grpc.GrpcTranslation;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.redis.RedisLink;
import io.grpc.Channel;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/// The queues, the desks that are told of calls, and the floor on which people take them.
final class HandOffWiring {

    /// Above the producer's own delivery timeout.
    private static final Duration KAFKA = Duration.ofSeconds(6);
    /// A desk that was away for a quarter of an hour learns of what it missed.
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(4), Duration.ofMinutes(10));

    /// A secret that is not there stops the gateway, not a call.
    void check(@Observes StartupEvent started, Queues queues, DialogueToolsConfig config) {
        var secrets = secrets(config);
        for (var queue : queues.known().values()) queue.secret().ifPresent(secrets::secret);
    }

    private static OperatorSecrets secrets(DialogueToolsConfig config) {
        return new OperatorSecrets(config.secrets().map(Path::of), System.getenv());
    }

    @Produces
    @Singleton
    Queues queues(HandOffConfig config, DialogueConfig dialogue) {
        var left = dialogue.staffed().orElse(Set.of());
        var known = new HashMap<String, Queue>();
        config.queues().forEach((name, queue) -> known.put(name, queue(name, queue, left.contains(name))));
        return new Queues(known, left);
    }

    private static Queue queue(String name, HandOffConfig.QueueConfig config, boolean left) {
        String key = "callmesh.handoff.queues." + name;
        if (config.sip().filter(target -> !target.matches("sips?:\\S+")).isPresent()) throw new MeshException(new Fault.BadInput(key + ".sip", "expected sip:USER@HOST"));
        if (config.webhook().filter(HandOffWiring::strange).isPresent()) throw new MeshException(new Fault.BadInput(key + ".webhook", "expected an http or https address"));
        return new Queue(name, config.sip(), config.webhook(), config.secret(), config.kafka(), config.agents(), left, config.patience());
    }

    private static boolean strange(String address) {
        try {
            var uri = URI.create(address);
            return uri.getHost() == null || !Set.of("http", "https").contains(Optional.ofNullable(uri.getScheme()).orElse(""));
        } catch (IllegalArgumentException garbled) {
            return true;
        }
    }

    @Produces
    @Singleton
    Outbox outbox(@org.eclipse.microprofile.reactive.messaging.Channel("handoff") Emitter<String> topic, HandOffConfig config, DialogueToolsConfig tools, MeterRegistry meters) {
        var client = HttpClient.newBuilder().connectTimeout(config.webhook()).followRedirects(HttpClient.Redirect.NEVER).build();
        var webhook = new WebhookDesk(client, secrets(tools)::secret, config.webhook(), InstantSource.system());
        var outbox = new Outbox(List.of(webhook, new KafkaDesk(topic, KAFKA)), PAUSES);
        meters.gauge("callmesh.handoff.waiting", outbox, Outbox::waiting);
        meters.gauge("callmesh.handoff.lost", outbox, Outbox::lost);
        return outbox;
    }

    void close(@Disposes Outbox outbox) {
        outbox.close();
    }

    @Produces
    @Singleton
    Floor floor(Queues queues, Outbox outbox, HandOffConfig config) {
        var address = config.address().map(text -> text.replaceFirst("/+$", ""));
        if (address.filter(HandOffWiring::strange).isPresent()) throw new MeshException(new Fault.BadInput("callmesh.handoff.address", "expected http://HOST:PORT"));
        return new Floor(queues, outbox, System::nanoTime, address.orElse(""));
    }

    @Produces
    @Singleton
    JoinTokens joinTokens(Floor floor, RedisLink redis) {
        var own = new MemoryJoinTokens(System::nanoTime);
        return floor.address().isEmpty() ? own : new RedisJoinTokens(redis, own);
    }

    @Produces
    @Singleton
    HandOffs handOffs(Queues queues, Floor floor, Outbox outbox, @GrpcClient("llm") Channel llm, @GrpcClient("translation") Channel translation, HandOffConfig config, DialogueConfig dialogue) {
        return new HandOffs(queues, floor, outbox, new LlmNotes(llm, config.summary()), new GrpcTranslation(translation, dialogue.translation()));
    }
}
