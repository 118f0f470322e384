package io.callmesh.gateway.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.callmesh.audio.Pcm;
import io.callmesh.proto.gateway.v1.AudioFormat;
import io.callmesh.proto.gateway.v1.ConverseConfig;
import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A caller's program on the gRPC line, and a person's program that joins its call.
@QuarkusTest
@TestProfile(HandOffPageTest.WithDesk.class)
class JoinProgramTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int RATE_HZ = 16_000, CALLERS = 2_000, PERSONS = 3_000, FRAMES = 25;

    @TestHTTPResource("/v1/desk")
    URI desk;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Person person = new Person();
    private ManagedChannel channel;
    private Collected call;

    @BeforeEach
    void call() {
        int port = ConfigProvider.getConfig().getValue("quarkus.grpc.server.test-port", Integer.class);
        channel = NettyChannelBuilder.forAddress("localhost", port).usePlaintext().build();
        var audio = AudioFormat.newBuilder().setEncoding(AudioFormat.Encoding.ENCODING_LINEAR16).setRateHz(RATE_HZ);
        call = Collected.converse(DialogueServiceGrpc.newStub(channel), ConverseConfig.newBuilder().setAssistant("shop").setAudio(audio).build());
        call.await(ConverseResponse::hasSaid, PATIENCE);
    }

    @AfterEach
    void leave() {
        call.cancel();
        channel.shutdownNow();
        http.close();
    }

    private WebSocket joined() throws Exception {
        String callId = call.await(ConverseResponse::hasOpened, PATIENCE).getOpened().getCallId();
        String token = given().contentType(ContentType.JSON).body("{\"name\":\"Ana\"}").post("/v1/calls/" + callId + "/join").then().statusCode(200).extract().path("token");
        return http.newWebSocketBuilder().buildAsync(URI.create(desk.toString().replace("http", "ws") + "?token=" + token), person).get(10, TimeUnit.SECONDS);
    }

    private boolean heardByCaller(int level) {
        return call.responses().stream().filter(ConverseResponse::hasAudio).filter(response -> Pcm.decode(response.getAudio().toByteArray())[0] == level).count() > FRAMES / 2;
    }

    private static byte[] frame(int level) {
        var samples = new short[RATE_HZ / 50];
        Arrays.fill(samples, (short) level);
        return Pcm.encode(samples);
    }

    @Test
    void aPersonTakesOverTheCallOfAProgramAndEachHearsTheOther() throws Exception {
        // Given
        var socket = joined();
        assertThat(call.await(ConverseResponse::hasPersonJoined, PATIENCE).getPersonJoined().getName()).isEqualTo("Ana");
        await().atMost(PATIENCE).until(() -> person.told("\"event\":\"briefing\"", "Hello."));

        // When
        socket.sendText("{\"type\":\"text\",\"text\":\"This is Ana.\"}", true).get(10, TimeUnit.SECONDS);

        // Then
        assertThat(call.await(ConverseResponse::hasPersonSaid, PATIENCE).getPersonSaid().getText()).isEqualTo("This is Ana.");

        // When: both speak
        for (int i = 0; i < FRAMES; i++) socket.sendBinary(ByteBuffer.wrap(frame(PERSONS)), true).get(10, TimeUnit.SECONDS);
        for (int i = 0; i < FRAMES; i++) call.requests().onNext(ConverseRequest.newBuilder().setAudio(ByteString.copyFrom(frame(CALLERS))).build());

        // Then
        await().atMost(PATIENCE).until(() -> heardByCaller(PERSONS));
        await().atMost(PATIENCE).until(() -> person.heard(CALLERS) >= FRAMES * RATE_HZ / 50 / 2);

        // When
        call.requests().onNext(ConverseRequest.newBuilder().setText("it never came").build());
        await().atMost(PATIENCE).until(() -> person.told("\"event\":\"heard\"", "it never came"));
        socket.sendText("{\"type\":\"give_back\"}", true).get(10, TimeUnit.SECONDS);

        // Then
        assertThat(call.await(ConverseResponse::hasPersonLeft, PATIENCE).getPersonLeft().getHow()).isEqualTo("gave_back");
        call.await(response -> response.hasSaid() && response.getSaid().getText().startsWith("Back: GAVE_BACK"), PATIENCE);
    }

    /// What reaches the person.
    private static final class Person implements WebSocket.Listener {

        private final List<String> told = new CopyOnWriteArrayList<>();
        private final Map<Integer, Integer> samples = new ConcurrentHashMap<>();
        private final ByteArrayOutputStream sound = new ByteArrayOutputStream();
        private final StringBuilder text = new StringBuilder();

        private boolean told(String... parts) {
            return told.stream().anyMatch(message -> Arrays.stream(parts).allMatch(message::contains));
        }

        /// How many samples of that level.
        private int heard(int level) {
            return samples.getOrDefault(level, 0);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                told.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            var bytes = new byte[data.remaining()];
            data.get(bytes);
            sound.writeBytes(bytes);
            if (last) {
                for (var sample : Pcm.decode(sound.toByteArray())) if (sample != 0) samples.merge((int) sample, 1, Integer::sum);
                sound.reset();
            }
            from.request(1);
            return null;
        }
    }
}
