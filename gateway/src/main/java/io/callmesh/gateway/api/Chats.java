package io.callmesh.gateway.api;

import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.line.LineHost;
import io.callmesh.gateway.line.chat.ChatLine;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/// The typed chats that this gateway holds, by call id. Thread-safe.
public final class Chats {

    private final Map<String, Chat> live = new ConcurrentHashMap<>();
    private final LineHost host;
    private final Semaphore room;
    private final Duration patience;

    /// @param room     how many chats may be held at once
    /// @param patience how long nothing may be typed before a chat is hung up
    public Chats(LineHost host, int room, Duration patience) {
        this.host = host;
        this.room = new Semaphore(room);
        this.patience = patience;
    }

    record Begun(Notice.Opened opened, List<Notice> notices) {}

    /// @param afterwards run when the chat is over, or was never begun
    Begun begin(Line.Opening opening, Runnable afterwards) throws InterruptedException {
        if (!room.tryAcquire()) {
            afterwards.run();
            throw new MeshException(new Fault.Overloaded("gateway", Duration.ofSeconds(5)));
        }
        var chat = Chat.begin(host, new ChatLine(opening, patience), () -> {
            room.release();
            afterwards.run();
        });
        var notices = chat.greeting();
        var opened = notices.stream().filter(Notice.Opened.class::isInstance).map(Notice.Opened.class::cast).findFirst()
                .orElseThrow(() -> new MeshException(new Fault.Unavailable("gateway")));
        live.values().removeIf(old -> old.line().finished());
        live.put(opened.callId(), chat);
        return new Begun(opened, notices);
    }

    /// @param tenants whose chats exist for whoever asks
    /// @throws MeshException with `NotFound`, reason `CHAT_UNKNOWN`, also when it is over
    Chat get(String id, Predicate<String> tenants) {
        var chat = live.get(id);
        if (chat == null || chat.line().finished() || !tenants.test(chat.line().opening().tenant())) throw new MeshException(new Fault.NotFound("chat", id, "CHAT_UNKNOWN"));
        return chat;
    }

    void end(String id, Predicate<String> tenants) {
        get(id, tenants).line().hangUp();
        live.remove(id);
    }
}
