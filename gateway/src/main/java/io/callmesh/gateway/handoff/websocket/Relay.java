package io.callmesh.gateway.handoff.websocket;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/// A person's page here, and the call at another gateway: what either sends goes to the other, and so does the end. One message at a time each
/// way; whoever does not take one within [#PATIENCE] is taken to be gone.
final class Relay implements WebSocket.Listener {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final CompletionStage<?> DONE = CompletableFuture.completedFuture(true);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int GONE = 1011, NORMAL = 1000, OWN = 4000;

    private final WebSocketConnection page;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream sound = new ByteArrayOutputStream();
    private final CompletableFuture<WebSocket> far;

    private Relay(WebSocketConnection page, URI desk) {
        this.page = page;
        far = HTTP.newWebSocketBuilder().connectTimeout(PATIENCE).buildAsync(desk, this);
    }

    /// @param gateway its address: `http://10.0.0.7:8080`
    static Relay open(WebSocketConnection page, String gateway, String token) {
        var relay = new Relay(page, URI.create(gateway.replaceFirst("^http", "ws") + "/v1/desk?token=" + token));
        var _ = relay.far.exceptionally(failure -> {
            relay.end(GONE, "the gateway that holds the call cannot be reached");
            throw new CompletionException(failure);
        });
        return relay;
    }

    /// Of the page; waits until it is sent.
    void sound(Buffer bytes) {
        sent(far.thenCompose(socket -> socket.sendBinary(ByteBuffer.wrap(bytes.getBytes()), true)));
    }

    void text(String message) {
        sent(far.thenCompose(socket -> socket.sendText(message, true)));
    }

    private void sent(CompletableFuture<WebSocket> sending) {
        try {
            sending.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException gone) {
            end(GONE, "the gateway that holds the call has gone");
        }
    }

    /// The page has gone.
    void gone() {
        var _ = far.thenAccept(WebSocket::abort);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            if (page.isOpen()) page.sendText(text.toString()).await().atMost(PATIENCE);
            text.setLength(0);
        }
        from.request(1);
        return DONE;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        var bytes = new byte[data.remaining()];
        data.get(bytes);
        sound.writeBytes(bytes);
        if (last) {
            if (page.isOpen()) page.sendBinary(Buffer.buffer(sound.toByteArray())).await().atMost(PATIENCE);
            sound.reset();
        }
        from.request(1);
        return DONE;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(code == NORMAL || code > OWN ? code : GONE, reason);
        return DONE;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        end(GONE, "the gateway that holds the call has gone");
    }

    private void end(int code, String reason) {
        if (page.isOpen()) page.close(new CloseReason(code, reason)).subscribe().with(_ -> { }, _ -> { });
    }
}
