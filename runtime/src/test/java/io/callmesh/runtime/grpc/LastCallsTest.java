package io.callmesh.runtime.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.callmesh.proto.gateway.v1.Heard;
import io.callmesh.proto.gateway.v1.ListAssistantsRequest;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LastCallsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LastCalls lastCalls = new LastCalls(PATIENCE);
    private Server server;
    private ManagedChannel channel;
    private OpenedStream<ConverseRequest, ConverseResponse> call;

    private static final class Echo extends DialogueServiceGrpc.DialogueServiceImplBase {

        @Override
        public StreamObserver<ConverseRequest> converse(StreamObserver<ConverseResponse> answers) {
            return ServedStream.serve("echo", PATIENCE, answers, (heard, said) -> {
                while (heard.take(PATIENCE) instanceof Received.Item(var request)) {
                    said.put(ConverseResponse.newBuilder().setHeard(Heard.newBuilder().setText(request.getText())).build());
                }
            });
        }
    }

    @BeforeEach
    void call() throws Exception {
        server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0)).intercept(lastCalls).addService(new Echo()).build().start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort()).usePlaintext().build();
        call = OpenedStream.open(PATIENCE, DialogueServiceGrpc.newStub(channel)::converse);
        say("before");
    }

    @AfterEach
    void close() {
        call.close();
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void aCallGoesOnWhileItsServerIsAskedToStopAndNewOnesAreRefused() throws Exception {
        // When
        var drained = drained();

        // Then
        assertThatThrownBy(() -> DialogueServiceGrpc.newBlockingStub(channel).withDeadlineAfter(5, TimeUnit.SECONDS).listAssistants(ListAssistantsRequest.getDefaultInstance()))
                .hasMessageContaining("UNAVAILABLE").hasMessageContaining("this replica");
        say("afterwards");
        assertThat(drained).isNotDone();
        call.hangUp();
        assertThat(drained).succeedsWithin(PATIENCE);
    }

    @Test
    void aCallSurvivesGoAway() throws Exception {
        // When
        server.shutdown(); // says GOAWAY

        // Then
        say("afterwards");
        call.hangUp();
        assertThat(call.heard().take(PATIENCE)).isInstanceOf(Received.Ended.class);
        assertThat(server.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aCallerWhoVanishesIsNotWaitedFor() throws Exception {
        // Given
        var drained = drained();

        // When
        call.close();

        // Then
        assertThat(drained).succeedsWithin(PATIENCE);
    }

    @Test
    void patienceEnds() throws Exception {
        // Given
        var hasty = new LastCalls(Duration.ofMillis(50));
        var other = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0)).intercept(hasty).addService(new Echo()).build().start();
        var way = NettyChannelBuilder.forAddress("127.0.0.1", other.getPort()).usePlaintext().build();
        try (var endless = OpenedStream.<ConverseRequest, ConverseResponse>open(PATIENCE, DialogueServiceGrpc.newStub(way)::converse)) {
            endless.said().put(ConverseRequest.newBuilder().setText("hello").build());
            assertThat(endless.heard().take(PATIENCE)).isInstanceOf(Received.Item.class);

            // When
            hasty.drain();

            // Then
            assertThat(way.isTerminated()).isFalse();
        } finally {
            way.shutdownNow();
            other.shutdownNow();
        }
    }

    /// Returns when new calls are refused.
    private CompletableFuture<Void> drained() {
        var drained = new CompletableFuture<Void>();
        Thread.ofVirtual().start(() -> {
            try {
                lastCalls.drain();
                drained.complete(null);
            } catch (InterruptedException never) {
                drained.completeExceptionally(never);
            }
        });
        while (!lastCalls.stopping()) Thread.onSpinWait();
        return drained;
    }

    private void say(String text) throws InterruptedException {
        call.said().put(ConverseRequest.newBuilder().setText(text).build());
        assertThat(call.heard().take(PATIENCE)).isInstanceOfSatisfying(Received.Item.class, item -> assertThat(((ConverseResponse) item.value()).getHeard().getText()).isEqualTo(text));
    }
}
