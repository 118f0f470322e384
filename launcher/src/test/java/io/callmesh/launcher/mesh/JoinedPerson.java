package io.callmesh.launcher.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.audio.Pcm;
import io.callmesh.audio.Wav;
import io.callmesh.launcher.part.Part;
import io.callmesh.launcher.part.Replica;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/// A person's program at the second gateway that joins a call of the first by what `docs/guides/hand-off.md` says of it, and keeps what it hears.
final class JoinedPerson implements WebSocket.Listener, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RATE_HZ = 16_000, FRAME = RATE_HZ / 50;
    private static final long FRAME_NANOS = 20_000_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<JsonNode> told = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    private JoinedPerson(RunningMesh mesh, String callId, String name) throws Exception {
        var gateway = URI.create(mesh.settings().http(new Replica(Part.GATEWAY, 2)));
        var list = HttpRequest.newBuilder(gateway.resolve("/v1/calls")).build();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> listed(JSON.readTree(http.send(list, BodyHandlers.ofString()).body()), callId));
        var asked = HttpRequest.newBuilder(gateway.resolve("/v1/calls/" + callId + "/join")).header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.createObjectNode().put("name", name).toString())).build();
        var token = JSON.readTree(http.send(asked, BodyHandlers.ofString()).body()).path("token").asText();
        socket = http.newWebSocketBuilder().buildAsync(URI.create("ws://" + gateway.getAuthority() + "/v1/desk?token=" + token), this).get(10, TimeUnit.SECONDS);
    }

    /// As a call that another gateway holds, and without what was said.
    private static boolean listed(JsonNode calls, String callId) {
        for (var call : calls) if (call.path("callId").asText().equals(callId)) return call.path("elsewhere").asBoolean() && call.path("briefing").path("transcript").isEmpty();
        return false;
    }

    static JoinedPerson join(RunningMesh mesh, String callId, String name) throws Exception {
        return new JoinedPerson(mesh, callId, name);
    }

    /// Speaks, in real time.
    void say(Wav words) throws Exception {
        var samples = words.at(RATE_HZ).samples();
        long due = System.nanoTime();
        for (int at = 0; at < samples.length; at += FRAME) {
            var frame = Arrays.copyOfRange(samples, at, at + FRAME);
            socket.sendBinary(ByteBuffer.wrap(Pcm.encode(frame)), true).get(10, TimeUnit.SECONDS);
            due += FRAME_NANOS;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    void type(String words) throws Exception {
        socket.sendText(JSON.createObjectNode().put("type", "text").put("text", words).toString(), true).get(10, TimeUnit.SECONDS);
    }

    void giveBack() throws Exception {
        socket.sendText("{\"type\":\"give_back\"}", true).get(10, TimeUnit.SECONDS);
    }

    /// Whether there was an event of this kind with this in it.
    boolean told(String event, String part) {
        return told.stream().anyMatch(each -> each.path("event").asText().equals(event) && each.toString().contains(part));
    }

    synchronized Wav heard() {
        return new Wav(Pcm.decode(heard.toByteArray()), RATE_HZ);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        from.request(1);
        if (!last) return null;
        try {
            told.add(JSON.readTree(text.toString()));
        } catch (com.fasterxml.jackson.core.JsonProcessingException garbled) {
            throw new AssertionError("the desk tells what is no JSON", garbled);
        }
        text.setLength(0);
        return null;
    }

    @Override
    public synchronized CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        while (data.hasRemaining()) heard.write(data.get());
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }
}
