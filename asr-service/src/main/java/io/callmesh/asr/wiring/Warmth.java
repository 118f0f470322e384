package io.callmesh.asr.wiring;

import io.callmesh.asr.engine.Recognizer;
import io.callmesh.asr.recognize.Engines;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/// Lets each engine answer once when the service starts; until all have, the service is not ready.
@Readiness
@ApplicationScoped
class Warmth implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Warmth.class);

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Engines engines;
    private volatile boolean warm;

    Warmth(Engines engines) {
        this.engines = engines;
    }

    void begin(@Observes StartupEvent started) {
        Thread.ofVirtual().name("warm-up").start(this::warm);
    }

    /// An engine that a busy machine made too slow is asked again: a service that came up must become ready.
    private void warm() {
        long began = System.nanoTime();
        try {
            while (!answered()) Thread.sleep(AGAIN);
            warm = true;
            LOG.infof("engines ready engines=%s ms=%d", names(), (System.nanoTime() - began) / 1_000_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answered() throws InterruptedException {
        try {
            for (var engine : engines.all()) engine.warm();
            return true;
        } catch (RuntimeException broken) {
            LOG.errorf("engine does not answer type=%s", broken.getClass().getName());
            return false;
        }
    }

    private String names() {
        return engines.all().stream().map(Recognizer::name).collect(Collectors.joining(", "));
    }

    private int preparing() {
        return engines.all().stream().mapToInt(Recognizer::preparing).sum();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("engine").status(warm).withData("engine", names()).withData("preparing", preparing()).build();
    }
}
