package io.callmesh.gateway.wiring;

import io.callmesh.gateway.dialogue.grpc.FakeLlm;
import io.callmesh.gateway.tool.http.FakeOffice;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/// A llm service and an order system for the running gateway; everybody else is away.
public final class Neighbors implements QuarkusTestResourceLifecycleManager {

    private FakeLlm llm;
    private FakeOffice office;

    @Override
    public Map<String, String> start() {
        try {
            llm = new FakeLlm();
            office = new FakeOffice();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("callmesh.assistants", "src/test/resources/packs", "callmesh.tool.endpoint.\"backOffice\"", office.url(), "quarkus.grpc.clients.llm.test-port",
                String.valueOf(llm.port()), "callmesh.dialogue.understanding", "20s", "callmesh.dialogue.generation", "20s", "callmesh.redis", "redis://127.0.0.1:1",
                "callmesh.kafka", "127.0.0.1:1", "quarkus.grpc.server.test-port", String.valueOf(freePort()));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        llm.close();
        office.close();
    }
}
