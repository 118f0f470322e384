package io.callmesh.gateway.wiring;

import io.callmesh.gateway.access.file.WatchedKeys;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Keeps a gateway that nobody guards from starting, and the keys of one that does as they are in their file.
@Singleton
final class KeyWatch {

    private static final Logger LOG = Logger.getLogger(KeyWatch.class);

    private final Entrance entrance;
    private final Provider<WatchedKeys> keys;
    private final Duration pause;
    private final Thread watcher = Thread.ofVirtual().name("key-watch").unstarted(this::watch);

    KeyWatch(Entrance entrance, Provider<WatchedKeys> keys, AccessConfig config) {
        this.entrance = entrance;
        this.keys = keys;
        pause = config.reload();
    }

    /// Before anything else. An ordinary exception, because `PreventFurtherStepsException` leaves a process that neither serves nor ends
    /// (seen with Quarkus 3.32.3).
    void object(@Observes @Priority(1) StartupEvent starting) {
        var objection = entrance.objection();
        if (objection.isPresent()) throw new IllegalStateException(objection.get());
    }

    /// After the channel to Kafka is there, which whatever is found needs.
    void start(@Observes StartupEvent started) {
        if (entrance.open() && !entrance.loopback()) LOG.warn("everybody who reaches this gateway may do everything: callmesh.access.open=true");
        LOG.infof("access open=%s keys=%d", entrance.open(), keys.get().get().keys().size());
        watcher.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        watcher.interrupt();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(pause);
                keys.get().look();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
