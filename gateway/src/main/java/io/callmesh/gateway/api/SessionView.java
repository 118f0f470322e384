package io.callmesh.gateway.api;

import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.session.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A session, for programs: what was said, and where the dialogue stands. Without the resume token, which is the
/// caller's own. Holds what people said: send it, never log it.
///
/// @param version grows by one with every change
/// @param endedBy  why it ended; empty while it lives
/// @param degraded whether the newest of it is in the memory of this gateway only, because the store is away
public record SessionView(String callId, String tenant, String assistant, String language, String line, long version, int turn, List<TurnView> turns,
        Map<String, String> slots, Instant startedAt, String endedBy, boolean degraded) {

    /// @param said     what was heard of the answer
    /// @param byPerson whether a person said it, not the assistant
    public record TurnView(int turn, String caller, String said, boolean interrupted, boolean byPerson) {

        static TurnView of(Turn turn) {
            return new TurnView(turn.turn(), turn.caller().reveal(), turn.said().reveal(), turn.interrupted(), turn.by() == Turn.By.PERSON);
        }
    }

    static SessionView of(Session session, boolean degraded) {
        return new SessionView(session.callId(), session.tenant(), session.assistant(), session.language(), session.line(), session.version(),
                session.turn(), session.turns().stream().map(TurnView::of).toList(), session.dialogue().slots(), session.startedAt(), session.endedBy(), degraded);
    }

    @Override
    public String toString() {
        return "SessionView[callId=" + callId + ", version=" + version + "]";
    }
}
