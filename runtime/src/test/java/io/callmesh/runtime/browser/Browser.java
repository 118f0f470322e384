package io.callmesh.runtime.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/// Chromium without a window, driven by the Chrome DevTools Protocol. Its microphone is always allowed.
///
/// Source: https://chromedevtools.github.io/devtools-protocol/; switches: media/base/media_switches.cc of Chromium.
public final class Browser {

    public static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> COMMAND = List.of(CHROMIUM.toString(), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--mute-audio", "--autoplay-policy=no-user-gesture-required",
            "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", "--remote-debugging-port=0", "--window-size=1180,820");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path profile;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private String session = "";

    private Browser(List<String> microphone) throws Exception {
        profile = Files.createTempDirectory("browser");
        var command = new ArrayList<>(COMMAND);
        command.addAll(microphone);
        command.addAll(List.of("--user-data-dir=" + profile, "about:blank"));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        socket = http.newWebSocketBuilder().buildAsync(URI.create(address(process.inputReader())), new Listener()).get(20, TimeUnit.SECONDS);
        var target = ask("Target.createTarget", Map.of("url", "about:blank")).path("targetId").asText();
        session = ask("Target.attachToTarget", Map.of("targetId", target, "flatten", true)).path("sessionId").asText();
        for (var domain : List.of("Page", "Runtime", "Log")) ask(domain + ".enable", Map.of());
    }

    /// With a microphone that beeps.
    public static Browser beeping() throws Exception {
        return new Browser(List.of());
    }

    /// With a microphone in front of which a recording is played once, from when it is opened; then nobody is there.
    public static Browser hearing(Path wav) throws Exception {
        return new Browser(List.of("--use-file-for-fake-audio-capture=" + wav.toAbsolutePath() + "%noloop"));
    }

    private static String address(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains("DevTools listening on ")) {
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> { }));
                return line.substring(line.indexOf("ws://"));
            }
        }
        throw new IOException("Chromium did not start");
    }

    public void open(String url) throws Exception {
        ask("Page.navigate", Map.of("url", url));
        await("document.readyState === 'complete'");
    }

    public void dark(boolean on) throws Exception {
        ask("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", on ? "dark" : "light"))));
    }

    /// The value of an expression; of what it promises, if it does.
    public JsonNode evaluate(String expression) {
        try {
            var answer = ask("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true, "userGesture", true));
            if (answer.has("exceptionDetails")) throw new AssertionError(expression + ": " + answer.path("exceptionDetails"));
            return answer.path("result").path("value");
        } catch (Exception e) {
            throw new AssertionError(expression, e);
        }
    }

    /// Waits until an expression is true.
    public void await(String expression) {
        await(expression, PATIENCE);
    }

    /// Waits until an expression is true, at most so long.
    public void await(String expression, Duration patience) {
        Awaitility.await(expression).atMost(patience).until(() -> evaluate("Boolean(" + expression + ")").asBoolean());
    }

    /// What the page complained about: exceptions, and errors on its console.
    public List<String> complaints() {
        return complaints;
    }

    public void screenshot(Path file) throws Exception {
        var picture = ask("Page.captureScreenshot", Map.of("format", "png")).path("data").asText();
        Files.write(file, Base64.getDecoder().decode(picture));
    }

    private JsonNode ask(String method, Map<String, ?> parameters) throws Exception {
        int number = numbers.incrementAndGet();
        ObjectNode message = JSON.createObjectNode().put("id", number).put("method", method);
        if (!session.isEmpty()) message.put("sessionId", session);
        message.set("params", JSON.valueToTree(parameters));
        var answer = new CompletableFuture<JsonNode>();
        asked.put(number, answer);
        socket.sendText(message.toString(), true).get(10, TimeUnit.SECONDS);
        return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void arrived(String message) throws IOException {
        var json = JSON.readTree(message);
        if (json.has("id")) asked.remove(json.path("id").asInt()).complete(json.path("result"));
        else if (json.path("method").asText().equals("Runtime.exceptionThrown")) complaints.add(json.path("params").toString());
        else if (json.at("/params/entry/level").asText().equals("error")) complaints.add(json.path("params").toString());
    }

    public void close() throws Exception {
        socket.abort();
        http.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        delete();
    }

    /// Its children write to the profile a moment longer than they live.
    private void delete() {
        Awaitility.await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> {
            try (var files = Files.walk(profile)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
            }
            return !Files.exists(profile);
        });
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                var whole = message.toString();
                message.setLength(0);
                tell(whole);
            }
            from.request(1);
            return null;
        }

        private void tell(String whole) {
            try {
                arrived(whole);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
