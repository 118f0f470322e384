package io.callmesh.llm.edge;

import io.callmesh.backstage.kafka.Broker;
import io.callmesh.backstage.kafka.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/// A real Kafka for tests of the running service.
public final class Kafka implements QuarkusTestResourceLifecycleManager {

    private Path folder;
    private Broker broker;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("llm-test");
            broker = Broker.start(0, folder);
            Topics.create(broker.bootstrapServers());
            return Map.of("callmesh.kafka", broker.bootstrapServers(), "callmesh.llm.work.enabled", "true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        if (broker != null) broker.close();
        if (folder == null) return;
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
