package io.callmesh.tts.wiring;

import io.callmesh.runtime.fallback.Fallback;
import io.callmesh.runtime.telemetry.EngineMeters;
import io.callmesh.tts.engine.Synthesizer;
import io.callmesh.tts.engine.espeak.HelperProgram;
import io.callmesh.tts.synthesize.Cast;
import io.callmesh.tts.synthesize.Memory;
import io.callmesh.tts.synthesize.Narrator;
import io.callmesh.tts.synthesize.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Makes the parts of the service out of its settings.
@ApplicationScoped
class Assembly {

    @Produces
    @Singleton
    HelperProgram helperProgram(TtsKeys keys) {
        return HelperFolder.program(keys.espeak());
    }

    @Produces
    @Singleton
    Cast cast(TtsKeys keys, @Any Instance<Synthesizer> engines) {
        var chosen = new TreeMap<String, Synthesizer>();
        Stream.concat(keys.engine().values().stream().flatMap(List::stream), keys.offered().stream().flatMap(List::stream))
                .forEach(name -> chosen.computeIfAbsent(name, _ -> select(engines, name)));
        return new Cast(chosen, keys.engine());
    }

    @Produces
    @Singleton
    Stage stage(TtsKeys keys) {
        return new Stage(keys.threads().orElse(Runtime.getRuntime().availableProcessors()), keys.waiting(), keys.patience(), keys.clauseDeadline());
    }

    void close(@Disposes Stage stage) {
        stage.close();
    }

    @Produces
    @Singleton
    Fallback fallback(TtsKeys keys, MeterRegistry meters) {
        return new Fallback("tts", keys.fallback().failures(), keys.fallback().rest(), System::nanoTime, new EngineMeters(meters, "tts"));
    }

    @Produces
    @Singleton
    Narrator narrator(TtsKeys keys, Cast cast, Stage stage, Fallback fallback) {
        return new Narrator(cast, stage, new Memory(keys.memoryMib() << 20), fallback);
    }

    static Synthesizer select(Instance<Synthesizer> engines, String name) {
        var chosen = engines.select(NamedLiteral.of(name));
        if (chosen.isResolvable()) return chosen.get();
        var known = new TreeSet<String>();
        engines.forEach(engine -> known.add(engine.name()));
        throw new IllegalStateException("callmesh.tts.engine: no engine is called \"" + name + "\"; there are " + known);
    }
}
