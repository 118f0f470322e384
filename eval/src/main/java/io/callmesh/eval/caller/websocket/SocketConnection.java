package io.callmesh.eval.caller.websocket;

import io.callmesh.audio.Pcm;
import io.callmesh.eval.caller.CallEvent;
import io.callmesh.eval.caller.Connection;
import io.callmesh.eval.caller.Presented;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One call over a WebSocket: binary messages are sound, text messages are JSON.
final class SocketConnection implements Connection {

    private final SocketInbox inbox;
    private final WebSocket socket;

    private SocketConnection(SocketInbox inbox, WebSocket socket) {
        this.inbox = inbox;
        this.socket = socket;
    }

    static SocketConnection open(HttpClient http, Presented presented, URI address) throws InterruptedException {
        var inbox = new SocketInbox();
        var socket = http.newWebSocketBuilder().connectTimeout(SocketGateway.PATIENCE);
        presented.header().ifPresent(header -> socket.header("Authorization", header));
        return new SocketConnection(inbox, settled(socket.buildAsync(address, inbox)));
    }

    @Override
    public synchronized void sound(short[] samples) throws InterruptedException {
        settled(socket.sendBinary(ByteBuffer.wrap(Pcm.encode(samples)), true));
    }

    @Override
    public void text(String typed) throws InterruptedException {
        send(Messages.text(typed));
    }

    @Override
    public void keys(String digits) throws InterruptedException {
        send(Messages.keys(digits));
    }

    @Override
    public void hangUp() throws InterruptedException {
        send(Messages.hangUp());
    }

    @Override
    public Optional<CallEvent> take(Duration patience) throws InterruptedException {
        return inbox.take(patience);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private synchronized void send(String json) throws InterruptedException {
        settled(socket.sendText(json, true));
    }

    private static <T> T settled(CompletableFuture<T> result) throws InterruptedException {
        try {
            return result.get(SocketGateway.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw new MeshException(fault(Optional.ofNullable(failure.getCause()).orElse(failure)), failure);
        } catch (TimeoutException stalled) {
            throw new MeshException(new Fault.TimedOut("write", SocketGateway.PATIENCE), stalled);
        }
    }

    private static Fault fault(Throwable cause) {
        if (!(cause instanceof WebSocketHandshakeException refused)) return new Fault.Unavailable("gateway");
        int status = refused.getResponse().statusCode();
        return refusal(status).orElseGet(() -> switch (status) {
            case 404 -> new Fault.NotFound("gateway", "nothing at " + refused.getResponse().uri(), "NOT_FOUND");
            case 503 -> new Fault.Overloaded("gateway", Duration.ofSeconds(1));
            default -> new Fault.BadInput("gateway", "the WebSocket handshake was answered with status " + status);
        });
    }

    /// What HTTP says to those whom it does not let in.
    static Optional<Fault> refusal(int status) {
        return switch (status) {
            case 401 -> Optional.of(new Fault.Unauthenticated("the key is missing or not valid"));
            case 403 -> Optional.of(new Fault.Forbidden("the key has no right to this"));
            case 429 -> Optional.of(new Fault.LimitReached("of the key", Duration.ofSeconds(1)));
            default -> Optional.empty();
        };
    }
}
