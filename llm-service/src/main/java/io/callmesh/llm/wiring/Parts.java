package io.callmesh.llm.wiring;

import io.callmesh.llm.classify.Learned;
import io.callmesh.llm.decode.Decoder;
import io.callmesh.llm.decode.Engines;
import io.callmesh.llm.decode.Lessons;
import io.callmesh.llm.embed.Embedders;
import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.engine.llama.LlamaSettings;
import io.callmesh.llm.engine.openai.OpenAiSettings;
import io.callmesh.llm.pool.EnginePool;
import io.callmesh.llm.task.Commander;
import io.callmesh.llm.task.Tasks;
import io.callmesh.llm.task.Writer;
import io.callmesh.runtime.fallback.Fallback;
import io.callmesh.runtime.pack.PackShelf;
import io.callmesh.runtime.telemetry.EngineMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.arc.InstanceHandle;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;

/// Makes the parts of the service.
@Singleton
class Parts {

    /// One hand-over of a pack in flight for each that is ready, and some.
    private static final int SHELF_PER_READY = 2;
    /// Two versions of eight large packs, up to 20 MB each.
    private static final int LEARNED = 16;
    private static final Duration FOR_A_THREAD = Duration.ofMillis(500), FOR_A_LINE = Duration.ofSeconds(1);

    @Produces
    @Singleton
    PackShelf shelf(LlmKeys keys) {
        return new PackShelf(keys.packs() * SHELF_PER_READY);
    }

    @Produces
    @Singleton
    Embedders embedders(LlmKeys keys) {
        return Embedders.bge(keys.remembered());
    }

    @Produces
    @Singleton
    Lessons lessons(Embedders embedders, LlmKeys keys) {
        return new Lessons(embedders, new Learned(keys.learned(), LEARNED), keys.packs());
    }

    @Produces
    @Singleton
    EnginePool pool(LlmKeys keys) {
        return new EnginePool(threads(keys), FOR_A_THREAD);
    }

    private static int threads(LlmKeys keys) {
        return keys.threads() > 0 ? keys.threads() : Runtime.getRuntime().availableProcessors();
    }

    void close(@Disposes EnginePool pool) {
        pool.close();
    }

    /// Not of the service's own name: where the threads of this machine are taken, an engine elsewhere may still answer.
    @Produces
    @Singleton
    Fallback fallback(LlmKeys keys, MeterRegistry meters) {
        return new Fallback("llm-decode", keys.fallback().failures(), keys.fallback().rest(), System::nanoTime, new EngineMeters(meters, "llm"));
    }

    @Produces
    @Singleton
    Decoder decoder(EnginePool pool, Fallback fallback, LlmKeys keys) {
        return new Decoder(pool, EnginePool.ofWaiting(keys.openai().concurrency(), FOR_A_LINE), fallback);
    }

    @Produces
    @Singleton
    Writer writer(Decoder decoder) {
        return new Writer(decoder);
    }

    @Produces
    @Singleton
    Commander commander(Writer writer) {
        return new Commander(writer);
    }

    @Produces
    @Singleton
    Tasks tasks(Writer writer) {
        return new Tasks(writer);
    }

    @Produces
    @Singleton
    OpenAiSettings openAi(LlmKeys keys) {
        var key = keys.openai().key().map(reference -> Secret.of("callmesh.llm.openai.key", reference));
        return new OpenAiSettings(keys.openai().url(), key, keys.openai().model(), keys.openai().timeout(), keys.openai().retries());
    }

    @Produces
    @Singleton
    LlamaSettings llama(LlmKeys keys) {
        return new LlamaSettings(keys.llama().model(), keys.llama().context(), threads(keys), keys.llama().conversations(), Runtime.getRuntime().availableProcessors());
    }

    @Produces
    @Singleton
    Engines engines(@All List<InstanceHandle<Generator>> found, LlmKeys keys) {
        var byName = new HashMap<String, Generator>();
        for (var engine : found) byName.put(engine.getBean().getName(), engine.get());
        return new Engines(byName, keys.engine());
    }

    void close(@Disposes Engines engines) {
        engines.close();
    }
}
