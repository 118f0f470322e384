package io.callmesh.translation.wiring;

import io.callmesh.runtime.fallback.Fallback;
import io.callmesh.runtime.journal.JournalRecords;
import io.callmesh.runtime.journal.RunningCalls;
import io.callmesh.runtime.journal.kafka.EndedCalls;
import io.callmesh.runtime.kafka.Connection;
import io.callmesh.runtime.kafka.WorkLine;
import io.callmesh.runtime.kafka.WorkOrder;
import io.callmesh.runtime.pack.PackShelf;
import io.callmesh.runtime.seal.redis.ServiceSeal;
import io.callmesh.runtime.telemetry.WorkMeters;
import io.callmesh.translation.edge.TranscriptsEdge;
import io.callmesh.translation.translate.Engines;
import io.callmesh.translation.translate.Interpreter;
import io.callmesh.translation.translate.Transcripts;
import io.callmesh.translation.translate.Workbench;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.microprofile.config.Config;

/// What is done of calls after they ended: on threads of its own, and begun only while nobody on a call waits for a translation.
@Singleton
class Afterwards {

    private static final String GROUP = "translation-service", JOURNAL = "callmesh.journal.v1", SET_ASIDE = "callmesh.transcripts.dlq.v1";
    /// Work waits long for its own thread; nobody else wants it.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /// What was opened, the last first.
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    void start(@Observes StartupEvent started, TranslationConfig keys, Config config, Engines engines, Fallback fallback, PackShelf shelf, Workbench live, MeterRegistry meters) {
        if (!keys.work().enabled()) return;
        var seal = opened(ServiceSeal.of(config));
        var own = opened(new Workbench(1, PATIENCE));
        var edge = new TranscriptsEdge(new Transcripts(new Interpreter(engines, own, fallback)), shelf, seal.seal(), tenant -> keys.supervisor().tenants().getOrDefault(tenant, keys.supervisor().language().orElse("")));
        var order = WorkOrder.of(keys.work(), Connection.of(config), GROUP, JOURNAL, SET_ASIDE);
        var craft = new EndedCalls(new JournalRecords(seal.seal()), new RunningCalls(keys.calls()), edge);
        opened(WorkLine.open(order, craft, live::idle, new WorkMeters(meters, "translation", "transcripts")));
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    void stop(@Observes ShutdownEvent stopping) throws Exception {
        for (var part : open) part.close();
    }
}
