package io.callmesh.gateway.wiring;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.Assistants;
import io.callmesh.gateway.assistant.WatchedAssistants;
import io.callmesh.gateway.tool.Toolbox;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Looks whether packs have changed on disk, has them taken over, and has the services know them before the next caller does.
@Singleton
final class PackReload {

    private static final Logger LOG = Logger.getLogger(PackReload.class);

    private final WatchedAssistants assistants;
    private final Toolbox tools;
    private final Instance<PackDelivery> delivery;
    private final Duration pause;
    private final Thread watcher = Thread.ofVirtual().name("pack-reload").unstarted(this::watch);

    PackReload(WatchedAssistants assistants, Toolbox tools, Instance<PackDelivery> delivery, DialogueAssistantsConfig config) {
        this.assistants = assistants;
        this.tools = tools;
        this.delivery = delivery;
        pause = config.reload();
    }

    void start(@Observes StartupEvent started) {
        if (pause.isPositive()) watcher.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        watcher.interrupt();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(pause);
                look();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            if (!assistants.refresh(this::accept)) return;
            LOG.infof("packs taken over assistants=%d", assistants.all().size());
            if (delivery.isResolvable()) delivery.get().bring();
        } catch (MeshException broken) {
            LOG.warnf("packs not taken over, the old ones stay fault=%s", broken.fault());
        }
    }

    /// Tools are made when the gateway starts: connections, programs, secrets.
    private void accept(Assistants changed) {
        var known = assistants.all().stream().collect(Collectors.toMap(Assistant::id, Assistant::tools));
        for (var assistant : changed.all()) {
            boolean same = assistant.tools().equals(known.getOrDefault(assistant.id(), Map.of()));
            if (!same) throw new MeshException(new Fault.BadInput(assistant.id() + "/tools.yaml", "has changed, which takes a restart of the gateway"));
        }
        DialogueWiring.check(changed, tools);
    }
}
