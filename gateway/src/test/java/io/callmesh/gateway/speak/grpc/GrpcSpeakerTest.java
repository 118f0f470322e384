package io.callmesh.gateway.speak.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.speak.Speaker;
import io.callmesh.gateway.speak.Speech.Sound;
import io.callmesh.gateway.speak.SteadySpeech;
import io.callmesh.proto.tts.v1.Done;
import io.callmesh.proto.tts.v1.StreamingSynthesizeRequest;
import io.callmesh.proto.tts.v1.StreamingSynthesizeResponse;
import io.callmesh.proto.tts.v1.SynthesisServiceGrpc;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.grpc.BudgetReader;
import io.callmesh.runtime.grpc.ServedStream;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrpcSpeakerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Speaker.Voice VOICE = new Speaker.Voice("call", "en", "", 16_000, "shop");

    private final List<TurnBudget> found = new CopyOnWriteArrayList<>();
    private volatile boolean stalling;
    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void open() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).addService(new Mute()).intercept(new BudgetReader()).build().start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort()).usePlaintext().build();
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void aVoiceIsToldWhatIsLeftOfTheTurn() throws Exception {
        // Given
        var nanos = new AtomicLong();
        var budget = TurnBudget.of(Duration.ofMinutes(2), nanos::get);
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());

        // When
        var sound = budget.during(() -> {
            try (var speech = new GrpcSpeaker(channel).open(VOICE)) {
                speech.finish();
                return speech.next(PATIENCE);
            }
        });

        // Then
        assertThat(sound).isInstanceOf(Sound.End.class);
        assertThat(found).singleElement().satisfies(told -> assertThat(told.left()).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1)));
    }

    @Test
    void aSpentBudgetNamesTheStage() {
        var budget = TurnBudget.of(Duration.ZERO);
        assertThatThrownBy(() -> budget.during(() -> new GrpcSpeaker(channel).open(VOICE)))
                .isInstanceOfSatisfying(MeshException.class, failure -> assertThat(failure.fault()).isEqualTo(new Fault.TimedOut("speech", Duration.ZERO)));
        assertThat(found).isEmpty();
    }

    @Test
    void whatAServiceThatStalledWasToSayItSaysOnANewStream() throws Exception {
        // Given
        stalling = true;
        try (var speech = SteadySpeech.open(new GrpcSpeaker(channel), VOICE, Duration.ofMillis(300))) {
            speech.say(0, Clause.of("It is on its way.", "en"));
            speech.finish();

            // When
            var sound = speech.next(PATIENCE);

            // Then
            assertThat(sound).isEqualTo(new Sound.Done(17));
            assertThat(speech.next(PATIENCE)).isInstanceOf(Sound.End.class);
        }
        assertThat(found).hasSize(2);
    }

    /// Says nothing but how long a text was, and that only if it does not stall, as it does once.
    private final class Mute extends SynthesisServiceGrpc.SynthesisServiceImplBase {

        @Override
        public StreamObserver<StreamingSynthesizeRequest> streamingSynthesize(StreamObserver<StreamingSynthesizeResponse> sounds) {
            return ServedStream.serve("mute", PATIENCE, sounds, (heard, said) -> {
                found.add(TurnBudget.current());
                if (stalling && found.size() == 1) new CountDownLatch(1).await();
                while (heard.take(PATIENCE) instanceof Received.Item<StreamingSynthesizeRequest>(var request)) {
                    if (request.hasText()) said.put(StreamingSynthesizeResponse.newBuilder().setId(request.getText().getText().length()).setDone(Done.getDefaultInstance()).build());
                }
            });
        }
    }
}
