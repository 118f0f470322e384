package io.callmesh.llm.wiring;

import io.callmesh.llm.decode.Decoder;
import io.callmesh.llm.decode.Engines;
import io.callmesh.llm.edge.InsightsEdge;
import io.callmesh.llm.insight.Analyst;
import io.callmesh.llm.insight.Summarizer;
import io.callmesh.llm.pool.EnginePool;
import io.callmesh.llm.task.Tasks;
import io.callmesh.llm.task.Writer;
import io.callmesh.runtime.fallback.Fallback;
import io.callmesh.runtime.journal.JournalRecords;
import io.callmesh.runtime.journal.RunningCalls;
import io.callmesh.runtime.journal.kafka.EndedCalls;
import io.callmesh.runtime.kafka.Connection;
import io.callmesh.runtime.kafka.WorkLine;
import io.callmesh.runtime.kafka.WorkOrder;
import io.callmesh.runtime.seal.Seal;
import io.callmesh.runtime.seal.redis.ServiceSeal;
import io.callmesh.runtime.telemetry.WorkMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/// What is done of calls after they ended: on threads of its own, and begun only while no live call uses an engine.
@Singleton
class Afterwards {

    private static final String GROUP = "llm-service", JOURNAL = "callmesh.journal.v1", SET_ASIDE = "callmesh.insights.dlq.v1";
    /// Work waits long for its own thread; nobody else wants it.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Optional<WorkLine> line = Optional.empty();

    @Produces
    @Singleton
    Analyst analyst(Engines engines, Fallback fallback) {
        var decoder = new Decoder(new EnginePool(1, PATIENCE), EnginePool.ofWaiting(1, PATIENCE), fallback);
        var configured = engines.configured();
        var order = Stream.concat(configured.stream(), engines.named("grounded").stream()).distinct().toList();
        return new Analyst(new Summarizer(decoder, order), new Tasks(new Writer(decoder)), engines.write() ? configured : List.of());
    }

    @Produces
    @Singleton
    ServiceSeal keys(Config config) {
        return ServiceSeal.of(config);
    }

    void close(@Disposes ServiceSeal keys) {
        keys.close();
    }

    @Produces
    @Singleton
    Seal seal(ServiceSeal keys) {
        return keys.seal();
    }

    void start(@Observes StartupEvent started, LlmKeys keys, Config config, Seal seal, InsightsEdge insights, EnginePool live, MeterRegistry meters) {
        if (!keys.work().enabled()) return;
        var order = WorkOrder.of(keys.work(), Connection.of(config), GROUP, JOURNAL, SET_ASIDE);
        var craft = new EndedCalls(new JournalRecords(seal), new RunningCalls(keys.calls()), insights);
        line = Optional.of(WorkLine.open(order, craft, live::idle, new WorkMeters(meters, "llm", "insights")));
    }

    void stop(@Observes ShutdownEvent stopping) {
        line.ifPresent(WorkLine::close);
    }
}
