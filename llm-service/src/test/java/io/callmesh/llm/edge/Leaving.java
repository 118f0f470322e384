package io.callmesh.llm.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callmesh.llm.pool.EnginePool;
import io.callmesh.proto.llm.v1.GenerateRequest;
import io.callmesh.proto.llm.v1.GenerateResponse;
import io.callmesh.proto.llm.v1.GenerationServiceGrpc;
import io.callmesh.runtime.threads.LiveThreads;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// Callers who leave in the middle of an answer, and what they leave behind.
record Leaving(EnginePool pool) {

    private static final int AT_ONCE = 8;
    /// By as much the pools of libraries may grow to their bounds: gRPC, Vert.x, the carriers of virtual threads.
    private static final int LIBRARIES = 50;

    /// Asks and cancels, several at once: some before anything is told, some after the first piece.
    void leave(ManagedChannel channel, GenerateRequest request, int times) throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asking = Collections.nCopies(AT_ONCE, (Callable<Integer>) () -> leaveInTurn(channel, request, times / AT_ONCE));
            for (var left : callers.invokeAll(asking)) assertThat(left.get()).isEqualTo(times / AT_ONCE);
        }
    }

    private static int leaveInTurn(ManagedChannel channel, GenerateRequest request, int times) throws Exception {
        var stub = GenerationServiceGrpc.newBlockingStub(channel);
        for (int i = 0; i < times; i++) {
            boolean listens = i % 4 == 0;
            try (var caller = Context.current().withCancellation()) {
                caller.call(() -> {
                    var pieces = stub.generate(request);
                    return listens && begun(pieces);
                });
            }
        }
        return times;
    }

    /// Whoever is turned away because others have not gone yet leaves, too.
    private static boolean begun(Iterator<GenerateResponse> pieces) {
        try {
            return pieces.hasNext();
        } catch (StatusRuntimeException full) {
            assertThat(full.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            return false;
        }
    }

    /// Waits until everybody has gone, and fails when somebody does not.
    void allGone(int room, long threads) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(pool.room()).as("room").isEqualTo(room);
            assertThat(LiveThreads.named("generate")).as("streams").isZero();
            assertThat(LiveThreads.ofPlatform() - LIBRARIES).as("threads").isLessThanOrEqualTo(threads);
        });
    }
}
