package io.callmesh.gateway.wiring;

import io.callmesh.gateway.erasure.Retention;
import io.callmesh.gateway.erasure.Trace;
import io.callmesh.gateway.recording.Archive;
import io.callmesh.gateway.recording.Recorder;
import io.callmesh.gateway.recording.Recorders;
import io.callmesh.gateway.recording.RecordingShelf;
import io.callmesh.gateway.recording.RecordingShelf.Chosen;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.seal.Seal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// Recordings, where an operator wants them. A folder that cannot be written to stops the gateway.
final class RecordingsWiring {

    private static final Logger LOG = Logger.getLogger(RecordingsWiring.class);
    private static final Duration SWEEPING = Duration.ofHours(1);

    /// What there is of recordings in this gateway.
    ///
    /// @param sweeper deletes what is old
    record Kept(Optional<RecordingShelf> shelf, Optional<Thread> sweeper) {}

    @Produces
    @Singleton
    Kept recordings(RecordingsConfig config, Seal seal, Retention retention, MeterRegistry meters) throws IOException {
        if (!config.enabled()) return new Kept(Optional.empty(), Optional.empty());
        var folder = config.folder().orElseThrow(() -> new MeshException(new Fault.BadInput("callmesh.gateway.recordings.folder", "expected a folder, for recordings are enabled")));
        var chosen = new Chosen(config.tenants().orElse(Set.of()), config.assistants().orElse(Set.of()));
        var shelf = new RecordingShelf(folder, seal, chosen, retention::of, System::nanoTime);
        meters.gauge("callmesh.recordings.dropped", shelf, RecordingShelf::dropped);
        return new Kept(Optional.of(shelf), Optional.of(Thread.ofVirtual().name("recordings/sweeper").start(() -> sweep(shelf))));
    }

    void close(@Disposes Kept kept) {
        kept.sweeper().ifPresent(Thread::interrupt);
    }

    private static void sweep(RecordingShelf shelf) {
        try {
            while (true) {
                sweepOnce(shelf);
                Thread.sleep(SWEEPING);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sweepOnce(RecordingShelf shelf) {
        try {
            shelf.sweep(Instant.now());
        } catch (IOException failed) {
            LOG.warnf("old recordings not deleted cause=%s", failed.getClass().getSimpleName());
        }
    }

    @Produces
    @Singleton
    Recorders recorders(Kept kept) {
        return call -> kept.shelf().map(shelf -> shelf.open(call)).orElse(Recorder.NONE);
    }

    @Produces
    @Singleton
    Archive archive(Kept kept) {
        return (callId, tenants) -> kept.shelf().flatMap(shelf -> shelf.find(callId, tenants));
    }

    @Produces
    @Singleton
    Trace recorded(Kept kept) {
        return callId -> kept.shelf().ifPresent(shelf -> shelf.erase(callId));
    }
}
