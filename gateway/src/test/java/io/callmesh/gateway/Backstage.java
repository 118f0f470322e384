package io.callmesh.gateway;

import io.callmesh.backstage.kafka.Broker;
import io.callmesh.backstage.kafka.Topics;
import io.callmesh.backstage.redis.Redis;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/// A real Kafka and a real Redis for tests of the running gateway.
public final class Backstage implements QuarkusTestResourceLifecycleManager {

    private Path folder;
    private Broker broker;
    private Redis redis;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("gateway-test");
            broker = Broker.start(0, folder);
            Topics.create(broker.bootstrapServers());
            redis = Redis.start(0);
            return Map.of("callmesh.kafka", broker.bootstrapServers(), "callmesh.redis", redis.url(), "backstage.folder", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (redis != null) redis.close();
            if (broker != null) broker.close();
            if (folder != null) delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
