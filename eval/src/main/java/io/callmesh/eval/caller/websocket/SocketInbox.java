package io.callmesh.eval.caller.websocket;

import io.callmesh.audio.Pcm;
import io.callmesh.eval.caller.CallEvent;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/// The incoming half of a socket, for one reader that waits. A message is asked for when the one before it is taken, so
/// that a slow reader slows the gateway down and keeps nothing.
final class SocketInbox implements WebSocket.Listener {

    private static final int MOST = 4; // one asked for, one in parts, the end and its cause
    private static final int LONGEST_MESSAGE = 1 << 20;

    private sealed interface Arrived {

        record Message(Optional<CallEvent> event) implements Arrived {}

        record End(MeshException cause) implements Arrived {}
    }

    private final BlockingQueue<Arrived> arrived = new ArrayBlockingQueue<>(MOST);
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile Optional<WebSocket> socket = Optional.empty();

    Optional<CallEvent> take(Duration patience) throws InterruptedException {
        var next = arrived.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (next == null) return Optional.empty();
        return switch (next) {
            case Arrived.End(var cause) -> throw cause;
            case Arrived.Message(var event) -> {
                askForMore();
                yield event;
            }
        };
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = Optional.of(opened);
        opened.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) deliver(Messages.event(text.toString()));
        else more(text.length());
        if (last) text.setLength(0);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        var copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
        if (last) deliver(Optional.of(new CallEvent.Sound(Pcm.decode(bytes.toByteArray()))));
        else more(bytes.size());
        if (last) bytes.reset();
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        arrived.offer(new Arrived.End(new MeshException(fault(code, reason))));
        return CompletableFuture.completedStage(null);
    }

    /// The codes of `docs/protocol.md`.
    private static Fault fault(int code, String reason) {
        return switch (code) {
            case 4400 -> new Fault.BadInput("gateway", reason);
            case 4401 -> new Fault.Unauthenticated(reason);
            case 4403 -> new Fault.Forbidden(reason);
            case 4404 -> new Fault.NotFound("gateway", reason, "NOT_FOUND");
            case 4429, 4503 -> new Fault.Overloaded("gateway", Duration.ofSeconds(1));
            default -> new Fault.Unavailable("gateway");
        };
    }

    @Override
    public void onError(WebSocket from, Throwable cause) {
        arrived.offer(new Arrived.End(new MeshException(new Fault.Unavailable("gateway"), cause)));
    }

    private void askForMore() {
        socket.ifPresent(from -> from.request(1));
    }

    private void deliver(Optional<CallEvent> event) {
        arrived.add(new Arrived.Message(event));
    }

    private void more(int held) {
        if (held > LONGEST_MESSAGE) throw new MeshException(new Fault.BadInput("message", "at most " + LONGEST_MESSAGE + " bytes"));
        askForMore();
    }
}
