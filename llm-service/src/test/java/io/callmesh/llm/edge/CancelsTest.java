package io.callmesh.llm.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.callmesh.llm.pool.EnginePool;
import io.callmesh.proto.llm.v1.ChatTask;
import io.callmesh.proto.llm.v1.GenerateRequest;
import io.callmesh.proto.llm.v1.GenerationServiceGrpc;
import io.callmesh.proto.llm.v1.SummarizeTask;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.grpc.BudgetSender;
import io.callmesh.runtime.threads.LiveThreads;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Callers who leave, and callers who have no time, over real gRPC.
@QuarkusTest
class CancelsTest {

    private static final GenerateRequest CHAT = GenerateRequest.newBuilder().setLanguage("en").setEngine("scripted").setChat(ChatTask.getDefaultInstance()).build();
    private static final GenerateRequest SUMMARY = GenerateRequest.newBuilder().setLanguage("en").setSummarize(SummarizeTask.getDefaultInstance()).build();
    private static final int WARM = 200;

    @Inject
    EnginePool pool;

    private ManagedChannel channel;

    @BeforeEach
    void open() {
        channel = Served.channel();
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
    }

    @Test
    void tenThousandCancelsOfTheScriptedEngineLeakNothing() throws Exception {
        leaveNothing(CHAT, 10_000);
    }

    @Test
    void twoHundredCancelsOfTheDefaultEngineLeakNothing() throws Exception {
        leaveNothing(SUMMARY, 200);
    }

    private void leaveNothing(GenerateRequest request, int times) throws Exception {
        // Given
        var leaving = new Leaving(pool);
        int room = Runtime.getRuntime().availableProcessors();
        leaving.leave(channel, request, WARM);
        leaving.allGone(room, Long.MAX_VALUE);
        long threads = LiveThreads.ofPlatform();
        // When
        leaving.leave(channel, request, times);
        // Then
        leaving.allGone(room, threads);
        assertThat(GenerationServiceGrpc.newBlockingStub(channel).generate(request)).toIterable().isNotEmpty();
    }

    @Test
    void aTurnWithoutTimeIsToldWhichStageHadNone() {
        // Given
        var late = GenerationServiceGrpc.newBlockingStub(channel).withInterceptors(BudgetSender.of(TurnBudget.of(Duration.ZERO)));
        // When
        var failure = catchThrowableOfType(StatusRuntimeException.class, () -> late.generate(CHAT).hasNext());
        // Then
        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    }
}
