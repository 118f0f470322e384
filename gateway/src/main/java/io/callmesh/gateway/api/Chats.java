package io.callmesh.gateway.api;

import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.line.LineHost;
import io.callmesh.gateway.line.chat.ChatLine;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

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

    Begun begin(String tenant, String assistant, String language, String resumeToken, String caller) throws InterruptedException {
        if (!room.tryAcquire()) throw new MeshException(new Fault.Overloaded("gateway", Duration.ofSeconds(5)));
        var chat = Chat.begin(host, new ChatLine(tenant, assistant, language, resumeToken, caller, patience), room::release);
        var notices = chat.greeting();
        var opened = notices.stream().filter(Notice.Opened.class::isInstance).map(Notice.Opened.class::cast).findFirst()
                .orElseThrow(() -> new MeshException(new Fault.Unavailable("gateway")));
        live.values().removeIf(old -> old.line().finished());
        live.put(opened.callId(), chat);
        return new Begun(opened, notices);
    }

    /// @throws MeshException with `NotFound`, reason `CHAT_UNKNOWN`, also when it is over
    Chat get(String id) {
        var chat = live.get(id);
        if (chat == null || chat.line().finished()) throw new MeshException(new Fault.NotFound("chat", id, "CHAT_UNKNOWN"));
        return chat;
    }

    void end(String id) {
        get(id).line().hangUp();
        live.remove(id);
    }
}
