package io.callmesh.asr.wiring;

import io.callmesh.asr.engine.Recognizer;
import io.callmesh.asr.engine.openai.OpenAiSettings;
import io.callmesh.asr.engine.sphinx4.Sphinx4Settings;
import io.callmesh.asr.recognize.Engines;
import io.callmesh.asr.recognize.Recognition;
import io.callmesh.runtime.fallback.Fallback;
import io.callmesh.runtime.pack.PackShelf;
import io.callmesh.runtime.telemetry.EngineMeters;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes the parts of the service from its configuration.
@ApplicationScoped
class House {

    @Produces
    @Singleton
    Recognition recognition(Engines engines, Fallback fallback, AsrKeys keys) {
        return new Recognition(engines, fallback, keys.streams(), keys.patience());
    }

    @Produces
    @Singleton
    Fallback fallback(AsrKeys keys, MeterRegistry meters) {
        return new Fallback("asr", keys.fallback().failures(), keys.fallback().rest(), System::nanoTime, new EngineMeters(meters, "asr"));
    }

    @Produces
    @Singleton
    PackShelf shelf(AsrKeys keys) {
        return new PackShelf(keys.packs());
    }

    @Produces
    @Singleton
    Sphinx4Settings sphinx4(AsrKeys keys) {
        int threads = keys.sphinx4().threads();
        return new Sphinx4Settings(threads > 0 ? threads : Runtime.getRuntime().availableProcessors(), keys.sphinx4().megabytes(), keys.sphinx4().freeWords());
    }

    @Produces
    @Singleton
    OpenAiSettings openAi(AsrKeys keys) {
        var openai = keys.openai();
        return new OpenAiSettings(openai.baseUrl(), openai.key().orElse(""), openai.model(), openai.patience());
    }

    @Produces
    @Singleton
    Engines engines(@Any Instance<Recognizer> known, AsrKeys keys) {
        var byLanguage = new TreeMap<String, List<Recognizer>>();
        var byName = new TreeMap<String, Recognizer>();
        keys.engine().forEach((language, names) -> byLanguage.put(language, names.stream().distinct()
                .map(name -> byName.computeIfAbsent(name, wanted -> named(wanted, known)))
                .toList()));
        return new Engines(Map.copyOf(byLanguage));
    }

    private static Recognizer named(String name, Instance<Recognizer> known) {
        var found = known.select(NamedLiteral.of(name));
        if (found.isResolvable()) return found.get();
        var names = new TreeSet<String>();
        for (var handle : known.handles()) {
            handle.getBean().getQualifiers().stream().filter(Named.class::isInstance).forEach(named -> names.add(((Named) named).value()));
        }
        throw new IllegalStateException("callmesh.asr.engine: no engine is called " + name + "; there are " + String.join(", ", names));
    }
}
