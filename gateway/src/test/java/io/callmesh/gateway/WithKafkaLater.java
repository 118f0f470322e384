package io.callmesh.gateway;

import io.callmesh.gateway.api.WithFakeMesh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Map;

/// With an outbox on disk, and a port at which a test starts a Kafka.
public final class WithKafkaLater extends WithFakeMesh {

    @Override
    public Map<String, String> getConfigOverrides() {
        try (var socket = new ServerSocket(0)) {
            var outbox = Files.createTempDirectory("outbox").toString();
            return Map.of("callmesh.redis", "redis://127.0.0.1:1", "callmesh.kafka", "127.0.0.1:" + socket.getLocalPort(), "callmesh.gateway.journal.outbox", outbox);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
