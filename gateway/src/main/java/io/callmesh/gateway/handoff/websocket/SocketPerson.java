package io.callmesh.gateway.handoff.websocket;

import io.callmesh.audio.Frame;
import io.callmesh.audio.Pcm;
import io.callmesh.audio.Resampler;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.handoff.Briefing;
import io.callmesh.gateway.handoff.BriefingJson;
import io.callmesh.gateway.handoff.Person;
import io.callmesh.gateway.line.NoticeJson;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// A person at a page. What they are told waits in a queue, and a thread of its own sends it.
final class SocketPerson implements Person {

    /// Four seconds of sound; a page that is slower loses sound first.
    private static final int ROOM = 200;
    private static final Duration WRITE = Duration.ofSeconds(10);

    private final BlockingQueue<Message> waiting = new ArrayBlockingQueue<>(ROOM);
    private final String name, language;
    private final WebSocketConnection socket;
    private Optional<Resampler> resampler = Optional.empty();

    private sealed interface Message {

        record Sound(Buffer samples) implements Message {}

        record Told(String json) implements Message {}

        record End() implements Message {}
    }

    SocketPerson(String name, String language, WebSocketConnection socket) {
        this.name = name;
        this.language = language;
        this.socket = socket;
        Thread.ofVirtual().name("desk-writer-" + socket.id()).start(this::write);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String language() {
        return language;
    }

    void brief(Briefing briefing) {
        put(new Message.Told(BriefingJson.of(briefing).put("event", "briefing").toString()));
    }

    @Override
    public void hear(Frame frame) {
        if (frame.rate() != Desk.RATE_HZ && resampler.isEmpty()) resampler = Optional.of(new Resampler(frame.rate(), Desk.RATE_HZ));
        var samples = resampler.isPresent() ? resampler.get().next(frame.samples()) : frame.samples();
        put(new Message.Sound(Buffer.buffer(Pcm.encode(samples))));
    }

    @Override
    public void show(Notice notice) {
        put(new Message.Told(NoticeJson.of(notice).toString()));
    }

    @Override
    public void over(String reason) {
        put(new Message.Told("{\"event\":\"over\",\"reason\":\"" + reason + "\"}"));
        put(new Message.End());
    }

    private void put(Message message) {
        if (waiting.offer(message)) return;
        waiting.removeIf(Message.Sound.class::isInstance);
        while (!waiting.offer(message)) waiting.poll();
    }

    private void write() {
        try {
            for (var next = waiting.take(); send(next); next = waiting.take()) {}
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException gone) {
            // The page has gone, which its own thread notices.
        }
    }

    private boolean send(Message message) {
        if (!socket.isOpen()) return false;
        switch (message) {
            case Message.Sound(var samples) -> socket.sendBinary(samples).await().atMost(WRITE);
            case Message.Told(var json) -> socket.sendText(json).await().atMost(WRITE);
            case Message.End _ -> socket.close(CloseReason.NORMAL).await().atMost(WRITE);
        }
        return !(message instanceof Message.End);
    }
}
