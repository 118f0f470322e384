package io.callmesh.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.callmesh.audio.MuLaw;
import io.callmesh.audio.dtmf.KeyTones;
import io.callmesh.proto.gateway.v1.AudioFormat;
import io.callmesh.proto.gateway.v1.ConverseConfig;
import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.callmesh.proto.gateway.v1.Played;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.grpc.OpenedStream;
import io.callmesh.runtime.grpc.StatusFault;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The gRPC line, seen from a program that speaks mu-law.
@QuarkusTest
@TestProfile(ApiTest.Alone.class)
class ConverseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ManagedChannel channel;
    private OpenedStream<ConverseRequest, ConverseResponse> call;

    @BeforeEach
    void call() throws InterruptedException {
        int port = ConfigProvider.getConfig().getValue("quarkus.grpc.server.test-port", Integer.class);
        channel = NettyChannelBuilder.forAddress("localhost", port).usePlaintext().build();
        call = OpenedStream.open(PATIENCE, DialogueServiceGrpc.newStub(channel)::converse);
        var audio = AudioFormat.newBuilder().setEncoding(AudioFormat.Encoding.ENCODING_MULAW).setRateHz(8_000);
        put(ConverseRequest.newBuilder().setConfig(ConverseConfig.newBuilder().setAssistant("parrot").setAudio(audio)));
        await(ConverseResponse::hasSaid);
    }

    @AfterEach
    void hangUp() {
        call.close();
        channel.shutdownNow();
    }

    @Test
    void tonesInTheSoundAreKeys() throws InterruptedException {
        var sound = KeyTones.of("9#", 8_000);
        for (int at = 0; at < sound.length; at += 160) put(ConverseRequest.newBuilder().setAudio(coded(sound, at)));

        assertThat(await(ConverseResponse::hasKeys).getKeys().getDigits()).isEqualTo("9");
        assertThat(await(ConverseResponse::hasKeys).getKeys().getDigits()).isEqualTo("#");
    }

    @Test
    void whatHasReallyBeenPlayedCounts() throws InterruptedException {
        put(ConverseRequest.newBuilder().setPlayed(Played.newBuilder().setSamples(1_234)));
        put(ConverseRequest.newBuilder().setText("how much"));

        assertThat(await(heard -> heard.getHeard().getText().contains("samples")).getHeard().getText()).isEqualTo("1234 samples");
    }

    @Test
    void whatCannotHaveBeenPlayedIsRefused() throws InterruptedException {
        put(ConverseRequest.newBuilder().setPlayed(Played.newBuilder().setSamples(-1)));

        assertThatThrownBy(() -> await(_ -> false)).isInstanceOf(MeshException.class).hasMessageContaining("played.samples");
    }

    private static ByteString coded(short[] sound, int from) {
        var code = new byte[160];
        for (int i = 0; i < code.length; i++) code[i] = MuLaw.encode(sound[from + i]);
        return ByteString.copyFrom(code);
    }

    private void put(ConverseRequest.Builder request) throws InterruptedException {
        call.said().put(request.build());
    }

    private ConverseResponse await(Predicate<ConverseResponse> wanted) throws InterruptedException {
        while (true) {
            switch (call.heard().take(PATIENCE)) {
                case Received.Item(var response) when wanted.test(response) -> {
                    return response;
                }
                case Received.Item<ConverseResponse> _ -> { }
                case Received.Broken<ConverseResponse>(var failure) -> throw StatusFault.of(failure, "gateway");
                case Received.Nothing<ConverseResponse> _, Received.Ended<ConverseResponse> _ -> throw new AssertionError("nothing of that kind");
            }
        }
    }
}
