package io.callmesh.gateway.wiring;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.Assistants;
import io.callmesh.proto.pack.v1.PackServiceGrpc;
import io.callmesh.proto.pack.v1.PutPackRequest;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/// Gives every service its packs when the gateway starts, so that the first caller does not wait for grammars and indices
/// to be made. A service that is not there yet is tried again for a while; after that it asks for what it lacks.
@Readiness
@Singleton
final class PackDelivery implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(PackDelivery.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int TRIES = 60;

    private final Assistants assistants;
    private final List<Channel> services;
    private final AtomicInteger undelivered = new AtomicInteger();
    private final Thread courier = Thread.ofVirtual().name("pack-delivery").unstarted(this::deliver);

    PackDelivery(Assistants assistants, @GrpcClient("asr") Channel asr, @GrpcClient("llm") Channel llm, @GrpcClient("translation") Channel translation) {
        this.assistants = assistants;
        services = List.of(asr, llm, translation);
    }

    void start(@Observes StartupEvent started) {
        courier.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        courier.interrupt();
    }

    private void deliver() {
        try {
            bring();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Gives every service the packs as they are.
    void bring() throws InterruptedException {
        var packs = List.copyOf(assistants.all());
        undelivered.set(services.size() * packs.size());
        for (var service : services) for (var assistant : packs) deliver(service, assistant);
    }

    private void deliver(Channel service, Assistant assistant) throws InterruptedException {
        put(service, assistant);
        undelivered.decrementAndGet();
    }

    /// Whether packs are delivered takes nothing out of service.
    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("packs").up().withData("preparing", undelivered.get()).build();
    }

    private static void put(Channel service, Assistant assistant) throws InterruptedException {
        var request = PutPackRequest.newBuilder().setPack(assistant.pack()).build();
        for (int tried = 0; tried < TRIES; tried++) {
            try {
                PackServiceGrpc.newBlockingStub(service).withDeadlineAfter(10, TimeUnit.SECONDS).putPack(request);
                return;
            } catch (StatusRuntimeException away) {
                LOG.debugf("pack not delivered assistant=%s status=%s", assistant.id(), away.getStatus().getCode());
                Thread.sleep(AGAIN);
            }
        }
    }
}
