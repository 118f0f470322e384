package io.callmesh.gateway.session;

import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.runtime.privacy.Spoken;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Sessions for tests.
public final class Sessions {

    private Sessions() {}

    public static Session begun() {
        var id = UUID.randomUUID().toString();
        return Session.begun(id, ResumeToken.fresh(id, new SecureRandom()), "acme", "retail", "en", "chat", Instant.parse("2026-11-22T10:00:00.123Z"));
    }

    public static Session talked(Session session) {
        var state = new DialogueState("order_status", List.of(2, 0), "slot:orderNumber", Map.of("orderNumber", "4271"), Map.of("order", "{\"status\":\"shipped\"}"),
                1, List.of("ask.orderNumber"), Map.of("alternatives", "4271 4272"));
        return session.withTurn(new Turn(session.turn() + 1, Spoken.of("wo ist \"it\"? 我的订单"), Spoken.of("What is your order number?"), true), state);
    }

    /// As a store that knows no token has it.
    public static Session untold(Session session) {
        return new Session(session.callId(), "", session.tenant(), session.assistant(), session.language(), session.line(), session.turn(), session.turns(), session.dialogue(), session.standing(),
                session.summary(), session.version(), session.fence(), session.startedAt(), session.endedBy(), session.underway(), session.chain());
    }
}
