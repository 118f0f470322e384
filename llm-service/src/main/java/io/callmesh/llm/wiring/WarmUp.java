package io.callmesh.llm.wiring;

import io.callmesh.llm.decode.Engines;
import io.callmesh.llm.decode.Lessons;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.pack.Pack;
import io.callmesh.runtime.fallback.Candidate;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/// Answers a few questions before callers do: loads the models and lets the compiler see the path. Ready after that.
@Readiness
@Singleton
class WarmUp implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final int ROUNDS = 20;

    private final Engines engines;
    private final Lessons lessons;
    private volatile boolean warm;

    WarmUp(Engines engines, Lessons lessons) {
        this.engines = engines;
        this.lessons = lessons;
    }

    /// A wrong configuration of the engine stops the service here; loading goes on in the background.
    void start(@Observes StartupEvent started) {
        engines.start();
        Thread.ofPlatform().daemon().name("warm-up").start(this::warm);
    }

    private void warm() {
        long from = System.nanoTime();
        for (var language : Language.values()) warm(language);
        warm = true;
        LOG.infof("ready engine=%s warmUpMs=%d", names(), (System.nanoTime() - from) / 1_000_000);
    }

    private void warm(Language language) {
        var lesson = lessons.of("warm-up", language, WarmUp::pack);
        lesson.prepare();
        var question = switch (language) {
            case ENGLISH -> "could you tell me where my order is";
            case CHINESE -> "你能告诉我订单在哪里吗";
        };
        for (int i = 0; i < ROUNDS; i++) {
            lesson.understander().understand(List.of(question), "");
            lesson.knowledge().find(question, 1);
        }
    }

    private static Pack pack() {
        var phrases = List.of(new Pack.Phrase("en", "[please] (check | track) my order {number}"), new Pack.Phrase("zh", "[请]查[一下]我的订单{number}"));
        var slot = new Pack.Slot("number", Pack.Kind.DIGITS, 4, 4, List.of());
        var passages = List.of(new Pack.Passage("warm-up", "en", "Orders", "Orders come soon."), new Pack.Passage("warm-up", "zh", "订单", "订单很快就到。"));
        return new Pack("warm-up", "warm-up", List.of("en", "zh"), List.of(new Pack.Intent("order", phrases)), List.of(slot), passages);
    }

    private String names() {
        return engines.configured().stream().map(Candidate::name).collect(Collectors.joining(", "));
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("engine").status(warm).withData("engine", names()).build();
    }
}
