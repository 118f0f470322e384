package io.callmesh.gateway.line.websocket;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;

/// A page behind a WebSocket.
record SocketPage(WebSocketConnection socket) implements Page {

    private static final Duration WRITE = Duration.ofSeconds(10);
    /// "Service restart" (IANA, WebSocket Close Code Number Registry).
    private static final CloseReason MOVED = new CloseReason(1012, "the call goes on by its resume token");

    @Override
    public void sound(byte[] pcm) {
        if (socket.isOpen()) socket.sendBinary(Buffer.buffer(pcm)).await().atMost(WRITE);
    }

    @Override
    public void tell(String json) {
        if (socket.isOpen()) socket.sendText(json).onFailure().recoverWithNull().await().atMost(WRITE);
    }

    @Override
    public void close(boolean moved) {
        if (socket.isOpen()) socket.close(moved ? MOVED : CloseReason.NORMAL).onFailure().recoverWithNull().await().atMost(WRITE);
    }
}
