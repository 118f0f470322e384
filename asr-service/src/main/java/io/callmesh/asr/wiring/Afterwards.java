package io.callmesh.asr.wiring;

import io.callmesh.asr.edge.FileRecordings;
import io.callmesh.asr.edge.TranscriptionEdge;
import io.callmesh.asr.recognize.Recognition;
import io.callmesh.asr.recognize.Transcriber;
import io.callmesh.runtime.kafka.Connection;
import io.callmesh.runtime.kafka.WorkLine;
import io.callmesh.runtime.kafka.WorkOrder;
import io.callmesh.runtime.pack.PackShelf;
import io.callmesh.runtime.seal.redis.ServiceSeal;
import io.callmesh.runtime.telemetry.WorkMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.microprofile.config.Config;

/// What is transcribed beside calls: begun only while nobody is listened to, or after its patience.
@Singleton
class Afterwards {

    private static final String GROUP = "asr-service", SET_ASIDE = "callmesh.asr.jobs.dlq.v1";

    /// What was opened, the last first.
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    void start(@Observes StartupEvent started, AsrKeys keys, Config config, Recognition recognition, PackShelf shelf, MeterRegistry meters) {
        if (!keys.work().enabled()) return;
        var seal = ServiceSeal.of(config);
        open.push(seal);
        var craft = new TranscriptionEdge(new Transcriber(recognition), new FileRecordings(keys.files()), shelf, seal.seal());
        var order = WorkOrder.of(keys.work(), Connection.of(config), GROUP, TranscriptionEdge.JOBS, SET_ASIDE);
        open.push(WorkLine.open(order, craft, () -> recognition.listening() == 0, new WorkMeters(meters, "asr", "transcriptions")));
    }

    void stop(@Observes ShutdownEvent stopping) throws Exception {
        for (var part : open) part.close();
    }
}
