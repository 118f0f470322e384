package io.callmesh.translation.wiring;

import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.translation.engine.Phrasebook;
import io.callmesh.translation.translate.Interpreter;
import io.callmesh.translation.translate.Request;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Asks the configured engine one thing at the start, again and again until it has answered.
@Singleton
class Warmth {

    private static final Logger LOG = Logger.getLogger("io.callmesh.translation");
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Phrasebook BOOK = new Phrasebook("warm-up", List.of(Map.of("en", "good morning", "es", "buenos días")), Map.of());

    private final Interpreter interpreter;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean answered;

    Warmth(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    boolean answered() {
        return answered;
    }

    void start(@Observes StartupEvent started) {
        Thread.ofVirtual().name("translate/warm-up").start(this::warm);
    }

    void stop(@Observes ShutdownEvent ended) {
        stopped.countDown();
    }

    private void warm() {
        try {
            do answered = asked(); while (!answered && !stopped.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean asked() throws InterruptedException {
        try {
            interpreter.translate(new Request("", BOOK, Spoken.of("good morning"), "en", "es", ""));
            LOG.infof("engine answered engine=%s", interpreter.engines().names());
            return true;
        } catch (RuntimeException notYet) {
            LOG.debug("engine does not answer yet", notYet);
            return false;
        }
    }
}
