package io.callmesh.tts.wiring;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.tts.engine.Speech;
import io.callmesh.tts.engine.Synthesizer;
import io.callmesh.tts.synthesize.Cast;
import io.callmesh.tts.text.Readings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jboss.logging.Logger;

/// Has every engine speak once after the start, so that no caller waits for one to load.
@ApplicationScoped
class WarmUp {

    /// What is known of an engine: `SPEAKS`, or why it does not.
    static final String SPEAKS = "speaks", LOADS = "loads";

    private static final Logger LOG = Logger.getLogger("io.callmesh.tts");
    /// A busy machine may not start a helper in time.
    private static final int ATTEMPTS = 3;

    private static final Map<String, String> GREETINGS = Map.of(
            "en", "One moment please. I am looking for your order now.", "zh", "您好", "es", "Hola");

    private final Map<String, String> states = new ConcurrentSkipListMap<>();
    private final Cast cast;

    WarmUp(Cast cast) {
        this.cast = cast;
    }

    /// By engine, in their words' order.
    Map<String, String> states() {
        return Map.copyOf(states);
    }

    void start(@Observes StartupEvent started) {
        cast.engines().forEach(engine -> states.put(engine.name(), LOADS));
        for (var engine : cast.engines()) Thread.ofPlatform().daemon().name("warm-" + engine.name()).start(() -> warm(engine));
    }

    void stop(@Observes ShutdownEvent stopping) {
        cast.engines().forEach(Synthesizer::close);
    }

    private void warm(Synthesizer engine) {
        try {
            boolean warm = false;
            for (int attempt = 1; attempt <= ATTEMPTS && !warm; attempt++) warm = speaks(engine, attempt);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean speaks(Synthesizer engine, int attempt) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            speak(engine);
            states.put(engine.name(), SPEAKS);
            LOG.infof("engine speaks engine=%s afterMs=%d", engine.name(), (System.nanoTime() - begun) / 1_000_000);
            return true;
        } catch (MeshException failed) {
            LOG.warnf("engine does not speak engine=%s attempt=%d fault=%s", engine.name(), attempt, failed.fault());
            if (attempt == ATTEMPTS) states.put(engine.name(), failed.fault() instanceof Fault.Unavailable(var part) ? part : "failed");
            return false;
        }
    }

    /// Not through the narrator: loading may take longer than a clause is allowed to.
    private static void speak(Synthesizer engine) throws InterruptedException {
        for (var greeting : GREETINGS.entrySet()) {
            var voice = engine.voices().stream().filter(known -> known.languages().contains(greeting.getKey())).findFirst();
            if (voice.isEmpty()) continue;
            Readings.read(greeting.getValue(), greeting.getKey());
            engine.synthesize(new Speech(Spoken.of(greeting.getValue()), greeting.getKey(), voice.get().name(), 1.0), _ -> { }, _ -> { });
        }
    }
}
