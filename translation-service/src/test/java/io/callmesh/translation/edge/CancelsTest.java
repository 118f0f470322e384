package io.callmesh.translation.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callmesh.proto.translation.v1.TranslateRequest;
import io.callmesh.proto.translation.v1.TranslationServiceGrpc;
import io.callmesh.runtime.threads.LiveThreads;
import io.callmesh.translation.translate.Workbench;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Clients who leave, over real gRPC.
@QuarkusTest
class CancelsTest {

    private static final int AT_ONCE = 8, WARM = 200;
    /// By as much the pools of libraries may grow to their bounds: gRPC, Vert.x, the carriers of virtual threads.
    private static final int LIBRARIES = 50;

    @Inject
    Workbench workbench;

    private ManagedChannel channel;

    @BeforeEach
    void open() {
        int port = ConfigProvider.getConfig().getValue("quarkus.grpc.server.test-port", Integer.class);
        channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
    }

    @Test
    void tenThousandCancelsOfTheScriptedEngineLeakNothing() throws Exception {
        leaveNothing("scripted", 10_000);
    }

    @Test
    void twoHundredCancelsOfTheDefaultEngineLeakNothing() throws Exception {
        leaveNothing("", 200);
    }

    private void leaveNothing(String engine, int times) throws Exception {
        // Given
        var request = TranslateRequest.newBuilder().setEngine(engine).setText("good morning").setSource("en").setTarget("es").build();
        leave(request, WARM);
        allGone(Long.MAX_VALUE);
        long threads = LiveThreads.ofPlatform();
        // When
        leave(request, times);
        // Then
        allGone(threads);
        assertThat(TranslationServiceGrpc.newBlockingStub(channel).translate(request)).isNotNull();
    }

    private void leave(TranslateRequest request, int times) throws Exception {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var asking = Collections.nCopies(AT_ONCE, (Callable<Integer>) () -> leaveInTurn(request, times / AT_ONCE));
            for (var left : clients.invokeAll(asking)) assertThat(left.get()).isEqualTo(times / AT_ONCE);
        }
    }

    private int leaveInTurn(TranslateRequest request, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            try (var client = Context.current().withCancellation()) {
                var answer = client.call(() -> TranslationServiceGrpc.newFutureStub(channel).translate(request));
                assertThat(answer).isNotNull();
            }
        }
        return times;
    }

    private void allGone(long threads) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(workbench.room()).as("room").isEqualTo(Runtime.getRuntime().availableProcessors());
            assertThat(LiveThreads.named("translate")).as("requests").isZero();
            assertThat(LiveThreads.ofPlatform() - LIBRARIES).as("threads").isLessThanOrEqualTo(threads);
        });
    }
}
