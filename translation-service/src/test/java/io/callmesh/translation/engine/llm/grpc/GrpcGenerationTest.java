package io.callmesh.translation.engine.llm.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.proto.llm.v1.Finish;
import io.callmesh.proto.llm.v1.GenerateRequest;
import io.callmesh.proto.llm.v1.GenerateResponse;
import io.callmesh.proto.llm.v1.GenerationServiceGrpc;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.translation.engine.LanguagePair;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrpcGenerationTest {

    private final Model model = new Model();
    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void open() throws Exception {
        server = NettyServerBuilder.forPort(0).addService(model).build().start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort()).usePlaintext().build();
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void putsTheDeltasTogether() throws Exception {
        // Given
        model.script.add(delta("buenos "));
        model.script.add(delta("días"));
        model.script.add(finish(Finish.Reason.REASON_STOP));

        // Then
        assertThat(ask(Duration.ofSeconds(10))).contains(Spoken.of("buenos días"));
        assertThat(model.asked.poll(1, TimeUnit.SECONDS).getTranslate().getTarget()).isEqualTo("es");
    }

    @Test
    void anEngineWithoutThatSkillHasNoAnswer() throws Exception {
        model.script.add(finish(Finish.Reason.REASON_UNSUPPORTED));
        assertThat(ask(Duration.ofSeconds(10))).isEmpty();
    }

    @Test
    void aTranslationCutShortIsAFailure() {
        model.script.add(delta("buenos"));
        model.script.add(finish(Finish.Reason.REASON_LENGTH));
        assertThatThrownBy(() -> ask(Duration.ofSeconds(10))).isInstanceOf(MeshException.class);
    }

    @Test
    void doesNotWaitForEver() {
        assertThatThrownBy(() -> ask(Duration.ofMillis(200)))
                .isInstanceOfSatisfying(MeshException.class, failure -> assertThat(failure.fault()).isInstanceOf(Fault.TimedOut.class));
    }

    @Test
    void anInterruptCancelsTheCall() throws Exception {
        // Given
        var left = new CountDownLatch(1);
        var asking = Thread.ofVirtual().start(() -> {
            try {
                ask(Duration.ofSeconds(60));
            } catch (InterruptedException expected) {
                left.countDown();
            }
        });
        assertThat(model.asked.poll(10, TimeUnit.SECONDS)).isNotNull();

        // When
        asking.interrupt();

        // Then
        assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private java.util.Optional<Spoken> ask(Duration patience) throws InterruptedException {
        return new GrpcGeneration(channel, patience).translate("call", Spoken.of("good morning"), new LanguagePair("en", "es"));
    }

    private static GenerateResponse delta(String text) {
        return GenerateResponse.newBuilder().setDelta(text).build();
    }

    private static GenerateResponse finish(Finish.Reason reason) {
        return GenerateResponse.newBuilder().setFinish(Finish.newBuilder().setReason(reason)).build();
    }

    /// Answers what it is told to; without a script it is silent.
    private static final class Model extends GenerationServiceGrpc.GenerationServiceImplBase {

        private final BlockingQueue<GenerateResponse> script = new LinkedBlockingQueue<>();
        private final BlockingQueue<GenerateRequest> asked = new LinkedBlockingQueue<>();

        @Override
        public void generate(GenerateRequest request, StreamObserver<GenerateResponse> answers) {
            asked.add(request);
            if (script.isEmpty()) return;
            script.forEach(answers::onNext);
            answers.onCompleted();
        }
    }
}
