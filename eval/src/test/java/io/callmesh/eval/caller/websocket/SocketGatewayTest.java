package io.callmesh.eval.caller.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.eval.caller.CallEvent;
import io.callmesh.eval.caller.Connection;
import io.callmesh.eval.caller.Gateway.Offer;
import io.callmesh.eval.caller.Opening;
import io.callmesh.eval.caller.Presented;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketGatewayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Opening SPOKEN = new Opening("retail", "en", new Opening.Medium.Voice(16_000));

    private final BlockingQueue<ServerWebSocket> opened = new ArrayBlockingQueue<>(4);
    private final BlockingQueue<String> received = new ArrayBlockingQueue<>(16);
    private Vertx vertx;
    private SocketGateway gateway;

    @BeforeEach
    void open() throws Exception {
        vertx = Vertx.vertx();
        HttpServer server = vertx.createHttpServer()
                .webSocketHandler(this::accept)
                .requestHandler(request -> request.response().end("""
                        [{"id":"retail","names":{"en":"Store"},"languages":["en","zh"],"translated":["es"],"heardLanguages":["en"]}]"""));
        gateway = SocketGateway.at("127.0.0.1", server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS).actualPort(), Presented.NOTHING);
    }

    @AfterEach
    void close() throws Exception {
        gateway.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void asksForTheCallInTheAddress() throws Exception {
        try (var _ = gateway.call(SPOKEN)) {
            assertThat(peer().uri()).isEqualTo("/v1/calls?assistant=retail&rate=16000&language=en");
        }
    }

    @Test
    void aTypedCallAsksForNoSound() throws Exception {
        try (var _ = gateway.call(new Opening("retail", "", new Opening.Medium.Typed(0)))) {
            assertThat(peer().uri()).isEqualTo("/v1/calls?assistant=retail&audio=none");
        }
    }

    @Test
    void aRefusalSaysWhatWasRefused() throws Exception {
        try (var call = gateway.call(SPOKEN)) {
            peer().close((short) 4404, "no such assistant: retail");

            assertThatThrownBy(() -> call.take(PATIENCE)).isInstanceOfSatisfying(MeshException.class,
                    broken -> assertThat(broken.fault()).isEqualTo(new Fault.NotFound("gateway", "no such assistant: retail", "NOT_FOUND")));
        }
    }

    @Test
    void sendsSoundAsBinaryAndTheRestAsJson() throws Exception {
        try (var call = gateway.call(SPOKEN)) {
            call.sound(new short[] {1, -2});
            call.text("hello");
            call.keys("12#");
            call.hangUp();

            assertThat(List.of(next(), next(), next(), next())).containsExactly("bytes [1, 0, -2, -1]",
                    "{\"type\":\"text\",\"text\":\"hello\"}", "{\"type\":\"keys\",\"digits\":\"12#\"}", "{\"type\":\"hangup\"}");
        }
    }

    @Test
    void readsEveryEventOfTheProtocol() throws Exception {
        try (var call = gateway.call(SPOKEN)) {
            var peer = peer();
            peer.writeTextMessage("{\"event\":\"call\",\"callId\":\"c\",\"assistant\":\"retail\",\"language\":\"en\",\"resumeToken\":\"r\",\"resumed\":false}");
            peer.writeTextMessage("{\"event\":\"heard\",\"turn\":1,\"text\":\"one\",\"final\":true,\"confidence\":0.5}");
            peer.writeTextMessage("{\"event\":\"understood\",\"turn\":1,\"intent\":\"order_status\",\"slots\":{\"orderNumber\":\"4271\"}}");
            peer.writeTextMessage("{\"event\":\"tool\",\"turn\":1,\"name\":\"lookup\",\"outcome\":\"found\"}");
            peer.writeTextMessage("{\"event\":\"something new\"}");
            peer.writeTextMessage("{\"event\":\"said\",\"turn\":1,\"text\":\"t\",\"heardText\":\"h\",\"interrupted\":true,\"citations\":[\"c\"]}");
            peer.writeTextMessage("{\"event\":\"latency\",\"turn\":1,\"endpointMs\":500.5}");
            peer.writeBinaryMessage(Buffer.buffer(new byte[] {1, 0}));
            peer.writeTextMessage("{\"event\":\"ended\",\"reason\":\"completed\"}");

            assertThat(take(call)).isEqualTo(new CallEvent.Opened("c", "r", "retail", "en"));
            assertThat(take(call)).isEqualTo(new CallEvent.Heard(1, "one", true, 0.5));
            assertThat(take(call)).isEqualTo(new CallEvent.Understood(1, "order_status", Map.of("orderNumber", "4271")));
            assertThat(take(call)).isEqualTo(new CallEvent.ToolUsed(1, "lookup", "found"));
            assertThat(call.take(PATIENCE)).isEmpty();
            assertThat(take(call)).isEqualTo(new CallEvent.Said(1, "t", "h", true, List.of("c")));
            assertThat(take(call)).isEqualTo(new CallEvent.Latency(1, OptionalDouble.of(500.5), none(), none(), none(), none()));
            assertThat(((CallEvent.Sound) take(call)).samples()).containsExactly(1);
            assertThat(take(call)).isEqualTo(new CallEvent.Ended("completed"));
        }
    }

    @Test
    void aSocketThatClosesWithoutAnEndIsAFault() throws Exception {
        try (var call = gateway.call(SPOKEN)) {
            peer().close();

            assertThatThrownBy(() -> call.take(PATIENCE)).isInstanceOfSatisfying(MeshException.class,
                    broken -> assertThat(broken.fault()).isEqualTo(new Fault.Unavailable("gateway")));
        }
    }

    @Test
    void listsAssistantsByRest() throws Exception {
        assertThat(gateway.assistants()).containsExactly(new Offer("retail", List.of("en", "zh"), List.of("en")));
    }

    private void accept(ServerWebSocket socket) {
        socket.textMessageHandler(received::add);
        socket.binaryMessageHandler(bytes -> received.add("bytes " + java.util.Arrays.toString(bytes.getBytes())));
        opened.add(socket);
    }

    private ServerWebSocket peer() throws InterruptedException {
        return opened.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private String next() throws InterruptedException {
        return String.valueOf(received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    private static CallEvent take(Connection call) throws InterruptedException {
        return call.take(PATIENCE).orElseThrow();
    }

    private static OptionalDouble none() {
        return OptionalDouble.empty();
    }
}
