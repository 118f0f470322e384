package io.callmesh.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Pcm;
import io.callmesh.audio.dtmf.KeyTones;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The WebSocket line, seen from a program.
@QuarkusTest
@TestProfile(ApiTest.Alone.class)
class CallSocketTest {

    @TestHTTPResource("/v1/calls?assistant=parrot&rate=8000")
    URI calls;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private WebSocket socket;

    @BeforeEach
    void call() throws Exception {
        socket = http.newWebSocketBuilder().buildAsync(URI.create(calls.toString().replace("http", "ws")), new Written()).get(10, TimeUnit.SECONDS);
        await("\"said\"");
    }

    @AfterEach
    void close() {
        socket.abort();
        http.close();
    }

    @Test
    void tonesInTheSoundAreKeys() throws Exception {
        for (var frame : Pcm.frames(KeyTones.of("42", 8_000), 8_000)) socket.sendBinary(ByteBuffer.wrap(Pcm.encode(frame.samples())), true).get(10, TimeUnit.SECONDS);

        assertThat(await("\"dtmf\"")).contains("\"digits\":\"4\"");
        assertThat(await("\"dtmf\"")).contains("\"digits\":\"2\"");
    }

    @Test
    void whatHasReallyBeenPlayedCounts() throws Exception {
        send("{\"type\":\"played\",\"samples\":1000}");
        send("{\"type\":\"played\",\"samples\":1234,\"clears\":0}");
        send("{\"type\":\"text\",\"text\":\"how much\"}");

        assertThat(await("samples")).contains("1234 samples");
    }

    @Test
    void whatCannotHaveBeenPlayedIsRefused() throws Exception {
        send("{\"type\":\"played\",\"samples\":-1}");

        assertThat(await("closed")).isEqualTo("closed 4400 samples: must be a number from 0 to 2147483647");
    }

    @Test
    void aCallThatMovesIsToldAndItsSocketClosedAsThatOfAServiceThatRestarts() throws Exception {
        send("{\"type\":\"text\",\"text\":\"move\"}");

        assertThat(await("\"moved\"")).isEqualTo("{\"event\":\"moved\"}");
        assertThat(await("closed")).startsWith("closed 1012 ");
    }

    private void send(String message) throws Exception {
        socket.sendText(message, true).get(10, TimeUnit.SECONDS);
    }

    /// The next message that contains it.
    private String await(String part) throws InterruptedException {
        while (true) {
            var message = told.poll(10, TimeUnit.SECONDS);
            if (message == null) throw new AssertionError("nothing with " + part);
            if (message.contains(part)) return message;
        }
    }

    private final class Written implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

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
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            told.add("closed " + code + " " + reason);
            return null;
        }
    }
}
