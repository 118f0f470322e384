package io.callmesh.eval.caller.audiosocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.eval.caller.CallEvent;
import io.callmesh.eval.caller.Connection;
import io.callmesh.eval.caller.Opening;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AudioSocketGatewayTest {

    private static final UUID ID = UUID.fromString("40325ec2-5efd-4bd3-805f-53576e581d13");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final ServerSocket server = new ServerSocket();

    AudioSocketGatewayTest() throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private Connection call(int rateHz) {
        return AudioSocketGateway.at("127.0.0.1", server.getLocalPort(), Optional.of(ID)).call(new Opening("retail", "", new Opening.Medium.Voice(rateHz)));
    }

    @Test
    void theIdComesFirstThenSoundAndKeysAndTheGoodbye() throws Exception {
        try (var call = call(8_000); var peer = server.accept()) {
            // When
            call.sound(new short[] {1, -2});
            call.keys("7#");
            call.hangUp();

            // Then
            var bytes = peer.getInputStream().readNBytes(19 + 7 + 8 + 3);
            assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("01001040325ec25efd4bd3805f53576e581d13" + "1000040100feff" + "03000137" + "03000123" + "000000");
        }
    }

    @Test
    void aWiderLineHasItsOwnKind() throws Exception {
        try (var call = call(16_000); var peer = server.accept()) {
            // When
            call.sound(new short[] {1});

            // Then
            assertThat(HexFormat.of().formatHex(peer.getInputStream().readNBytes(24))).endsWith("1200020100");
        }
    }

    @Test
    void whatComesIsHeardUntilTheyHangUp() throws Exception {
        try (var call = call(8_000); var peer = server.accept()) {
            // When
            peer.getOutputStream().write(HexFormat.of().parseHex("100004a00fa00f" + "000000"));

            // Then
            assertThat(call.take(PATIENCE).orElseThrow()).isInstanceOf(CallEvent.Opened.class);
            assertThat(call.take(PATIENCE)).contains(new CallEvent.Saying(0, ""));
            assertThat(call.take(PATIENCE).orElseThrow()).isInstanceOfSatisfying(CallEvent.Sound.class, sound -> assertThat(sound.samples()).containsExactly((short) 4_000, (short) 4_000));
            assertThat(call.take(PATIENCE)).contains(new CallEvent.Ended("agent_hung_up"));
        }
    }

    @Test
    void whoIsClosedBeforeAWordIsToldWhy() throws Exception {
        try (var call = call(8_000)) {
            // When
            server.accept().close();

            // Then
            call.take(PATIENCE);
            assertThatThrownBy(() -> call.take(PATIENCE)).isInstanceOfSatisfying(MeshException.class, broken -> assertThat(broken.fault().toString()).contains("may not be allowed", ID.toString()));
        }
    }

    @Test
    void nobodyThereIsNoticed() throws Exception {
        // Given
        server.close();

        // Then
        assertThatThrownBy(() -> call(8_000)).isInstanceOfSatisfying(MeshException.class, broken -> assertThat(broken.fault()).isEqualTo(new Fault.Unavailable("gateway")));
    }
}
