package io.callmesh.asr.engine.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.callmesh.asr.Retail;
import io.callmesh.asr.engine.Recognizer;
import io.callmesh.asr.engine.RecognizerContract;
import io.callmesh.asr.engine.Task;
import io.callmesh.audio.Frame;
import io.callmesh.audio.Wav;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenAiRecognizerTest extends RecognizerContract {

    private final CountDownLatch never = new CountDownLatch(1);
    private HttpServer server;
    private Recognizer recognizer;
    private volatile String received = "", authorization = "";
    private volatile int status = 200;
    private volatile boolean silent;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/audio/transcriptions", this::transcribe);
        server.start();
        recognizer = at(server.getAddress().getPort(), Duration.ofSeconds(10));
    }

    private static Recognizer at(int port, Duration patience) {
        return new OpenAiRecognizer(new OpenAiSettings(URI.create("http://127.0.0.1:" + port + "/v1"), "secret", "whisper-1", patience));
    }

    private void transcribe(HttpExchange call) throws IOException {
        received = new String(call.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        authorization = call.getRequestHeaders().getFirst("Authorization");
        if (silent) await();
        var answer = "{\"usage\":{\"text\":\"no\"},\"text\":\" Where is my order? It's late. \"}".getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, answer.length);
        call.getResponseBody().write(answer);
        call.close();
    }

    private void await() {
        try {
            never.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        never.countDown();
        recognizer.close();
        server.stop(0);
    }

    @Override
    protected Recognizer recognizer() {
        return recognizer;
    }

    @Override
    protected Task task() {
        return new Task("en-US", 16_000, Retail.PACK, "", List.of("juniper street"), false);
    }

    @Override
    protected Wav speech() {
        return new Wav(new short[8_000], 16_000);
    }

    @Override
    protected String words() {
        return "where is my order it's late";
    }

    @Test
    void theEndpointIsToldAllItCanUse() throws Exception {
        // When
        hear();
        // Then
        assertThat(authorization).isEqualTo("Bearer secret");
        assertThat(received).contains("name=\"model\"\r\n\r\nwhisper-1", "name=\"language\"\r\n\r\nen\r\n", "filename=\"utterance.wav\"", "RIFF");
        assertThat(received).contains("name=\"prompt\"\r\n\r\njuniper street, latte, iced coffee");
    }

    @Test
    void whatGoesWrongThereIsToldApart() {
        assertThat(faultAt(401)).isInstanceOf(Fault.Forbidden.class);
        assertThat(faultAt(429)).isInstanceOf(Fault.Overloaded.class);
        assertThat(faultAt(503)).isInstanceOf(Fault.Unavailable.class);
        assertThat(faultAt(400)).isEqualTo(new Fault.EngineFailed("openai"));
    }

    @Test
    void anEndpointThatIsNotThereIsUnavailable() {
        // Given
        server.stop(0);
        // When, Then
        assertThat(fault()).isEqualTo(new Fault.Unavailable("transcription endpoint"));
    }

    @Test
    void anEndpointThatDoesNotAnswerTimesOut() {
        // Given
        silent = true;
        recognizer = at(server.getAddress().getPort(), Duration.ofMillis(200));
        // When, Then
        assertThat(fault()).isEqualTo(new Fault.TimedOut("transcription", Duration.ofMillis(200)));
    }

    private Fault faultAt(int code) {
        status = code;
        return fault();
    }

    private Fault fault() {
        return catchThrowableOfType(MeshException.class, this::hear).fault();
    }

    private void hear() throws InterruptedException {
        try (var hearing = recognizer.open(task())) {
            hearing.hear(new Frame(speech().samples(), 16_000, 0));
            hearing.finish();
        }
    }
}
