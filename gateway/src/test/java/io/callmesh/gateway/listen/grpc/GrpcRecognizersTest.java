package io.callmesh.gateway.listen.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.listen.Recognition.Result;
import io.callmesh.gateway.listen.Recognizers;
import io.callmesh.proto.asr.v1.Engine;
import io.callmesh.proto.asr.v1.ListEnginesRequest;
import io.callmesh.proto.asr.v1.ListEnginesResponse;
import io.callmesh.proto.asr.v1.RecognitionServiceGrpc;
import io.callmesh.proto.asr.v1.StreamingRecognizeRequest;
import io.callmesh.proto.asr.v1.StreamingRecognizeResponse;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.runtime.grpc.ServedCall;
import io.callmesh.runtime.grpc.ServedStream;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A service that answers when the test lets it.
class GrpcRecognizersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FRAMES = 1_000;

    private final CountDownLatch asked = new CountDownLatch(1), answers = new CountDownLatch(1);
    private final BlockingQueue<Result> told = new ArrayBlockingQueue<>(4);
    private Server server;
    private ManagedChannel channel;
    private GrpcRecognizers recognizers;

    private final class Door extends RecognitionServiceGrpc.RecognitionServiceImplBase {

        @Override
        public void listEngines(ListEnginesRequest request, StreamObserver<ListEnginesResponse> answer) {
            ServedCall.answer("list", answer, () -> {
                asked.countDown();
                answers.await();
                return ListEnginesResponse.newBuilder().addEngines(Engine.newBuilder().setName("one").addLanguages("en")).build();
            });
        }

        @Override
        public StreamObserver<StreamingRecognizeRequest> streamingRecognize(StreamObserver<StreamingRecognizeResponse> out) {
            return ServedStream.serve("recognize", PATIENCE, out, (heard, said) -> {
                answers.await();
                int frames = 0;
                while (heard.take(PATIENCE) instanceof Received.Item(var request) && !request.hasFinalize()) frames += request.hasAudio() ? 1 : 0;
                if (frames == FRAMES) said.put(StreamingRecognizeResponse.newBuilder().setFinal(io.callmesh.proto.asr.v1.Result.getDefaultInstance()).build());
            });
        }
    }

    @BeforeEach
    void open() throws Exception {
        server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0)).flowControlWindow(65_536).addService(new Door()).build().start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort()).flowControlWindow(65_536).usePlaintext().build();
        recognizers = new GrpcRecognizers(channel, System::nanoTime);
    }

    @AfterEach
    void close() throws Exception {
        channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    }

    @Test
    void callersOfAMeshThatHasJustStartedAreAllHeard() throws Exception {
        // Given one who asks, and is not answered yet
        var first = CompletableFuture.supplyAsync(() -> recognizers.hears("en"));
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        // When
        var second = CompletableFuture.supplyAsync(() -> recognizers.hears("en-US"));
        answers.countDown();

        // Then
        assertThat(first.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(second.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(recognizers.hears("zh")).isFalse();
    }

    @Test
    void aRecogniserThatTakesNoSoundHoldsNobodyUpAndGetsAllOfItLater() throws Exception {
        // Given a service that reads nothing yet
        var order = new Recognizers.Order("call-1", 1, "en", 16_000, Pack.getDefaultInstance(), "");
        try (var recognition = recognizers.open(order, told::put)) {

            // When
            for (int i = 0; i < FRAMES; i++) recognition.hear(new Frame(new short[320], 16_000, 320L * i));
            recognition.finish();
            answers.countDown();

            // Then
            assertThat(told.poll(10, TimeUnit.SECONDS)).isInstanceOf(Result.Final.class);
        }
    }
}
