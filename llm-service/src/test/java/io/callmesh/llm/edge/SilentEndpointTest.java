package io.callmesh.llm.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.callmesh.proto.llm.v1.ChatTask;
import io.callmesh.proto.llm.v1.GenerateRequest;
import io.callmesh.proto.llm.v1.GenerateResponse;
import io.callmesh.proto.llm.v1.GenerationServiceGrpc;
import io.callmesh.proto.llm.v1.SummarizeTask;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.grpc.BudgetSender;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.util.Lists;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A language model that takes requests and never answers. Nothing here needs an embedding: their library loads only once in
/// a process, and a profile is a second application.
@QuarkusTest
@TestProfile(SilentEndpointTest.Silence.class)
class SilentEndpointTest {

    public static class Silence implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("callmesh.llm.engine", "openai,grounded", "callmesh.llm.openai.url", "http://127.0.0.1:" + DEAF.getLocalPort() + "/v1",
                    "callmesh.llm.openai.model", "silent", "callmesh.llm.openai.timeout", "4s", "callmesh.llm.fallback.failures", "100");
        }

        /// Connections are taken by the system and read by nobody, until this process ends.
        private static final ServerSocket DEAF = deaf();

        private static ServerSocket deaf() {
            try {
                return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

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
    void theNextEngineAnswersWhenTheFirstTakesTooLong() {
        // When
        var answer = Lists.newArrayList(GenerationServiceGrpc.newBlockingStub(channel).generate(request().setSummarize(SummarizeTask.getDefaultInstance()).build()));
        // Then
        assertThat(answer.getLast().getFinish().getEngine()).isEqualTo("grounded");
        assertThat(given().get("/q/metrics").asString())
                .contains("callmesh_engine_served_total{engine=\"grounded\",first=\"false\",service=\"llm\"}")
                .contains("callmesh_engine_failed_total{engine=\"openai\",fault=\"TimedOut\",service=\"llm\"}");
    }

    @Test
    void aChatThatTheTurnCannotWaitForNamesTheStageThatHadNoTime() {
        // When
        var failure = catchThrowableOfType(StatusRuntimeException.class, () -> answer(request().setEngine("openai").setChat(ChatTask.getDefaultInstance()).build(), Duration.ofMillis(400)));
        // Then
        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    }

    private List<GenerateResponse> answer(GenerateRequest request, Duration budget) {
        return Lists.newArrayList(GenerationServiceGrpc.newBlockingStub(channel).withInterceptors(BudgetSender.of(TurnBudget.of(budget))).generate(request));
    }

    private static GenerateRequest.Builder request() {
        return GenerateRequest.newBuilder().setCallId("c1").setLanguage("en");
    }
}
