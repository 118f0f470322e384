package io.callmesh.translation.wiring;

import io.callmesh.runtime.fallback.Fallback;
import io.callmesh.runtime.pack.PackShelf;
import io.callmesh.runtime.telemetry.EngineMeters;
import io.callmesh.translation.engine.LanguagePair;
import io.callmesh.translation.engine.LanguagePairs;
import io.callmesh.translation.engine.Translator;
import io.callmesh.translation.engine.llm.Generation;
import io.callmesh.translation.engine.llm.grpc.GrpcGeneration;
import io.callmesh.translation.translate.Engines;
import io.callmesh.translation.translate.Interpreter;
import io.callmesh.translation.translate.Workbench;
import io.grpc.Channel;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes the parts of the service.
@Dependent
class Wiring {

    private final TranslationConfig config;

    Wiring(TranslationConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    PackShelf shelf() {
        return new PackShelf(config.packs());
    }

    @Produces
    @Singleton
    LanguagePairs pairs() {
        return new LanguagePairs(config.pairs().stream().map(Wiring::pair).flatMap(pair -> Stream.of(pair, pair.reversed())).collect(Collectors.toSet()));
    }

    @Produces
    @Singleton
    Generation generation(@GrpcClient("llm") Channel llm) {
        return new GrpcGeneration(llm, config.llm().patience());
    }

    @Produces
    @Singleton
    Engines engines(@Any Instance<Translator> translators) {
        var byName = new HashMap<String, Translator>();
        translators.handles().forEach(handle -> byName.put(handle.getBean().getName(), handle.get()));
        return new Engines(byName, config.engine());
    }

    @Produces
    @Singleton
    Workbench workbench() {
        return new Workbench(config.threads() > 0 ? config.threads() : Runtime.getRuntime().availableProcessors(), config.patience());
    }

    void close(@Disposes Workbench workbench) {
        workbench.close();
    }

    @Produces
    @Singleton
    Fallback fallback(MeterRegistry meters) {
        var keys = config.fallback();
        return new Fallback("translation", keys.failures(), keys.rest(), System::nanoTime, new EngineMeters(meters, "translation"));
    }

    @Produces
    @Singleton
    Interpreter interpreter(Engines engines, Workbench workbench, Fallback fallback) {
        return new Interpreter(engines, workbench, fallback);
    }

    private static LanguagePair pair(String written) {
        var sides = written.strip().split("-");
        if (sides.length != 2) throw new IllegalArgumentException("callmesh.translation.pairs: expected pairs such as en-es, got " + written);
        return new LanguagePair(sides[0], sides[1]);
    }
}
