package io.callmesh.gateway.call;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.Slot;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.Confidential;
import io.callmesh.gateway.dialogue.Consent;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.handoff.Briefing;
import io.callmesh.gateway.handoff.Briefing.Kind;
import io.callmesh.gateway.handoff.Briefing.Note;
import io.callmesh.gateway.session.Session;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What people are told of a call, from its session and what was shown on its line.
final class Briefings {

    private final Assistant assistant;
    private final Audience audience;

    Briefings(Assistant assistant, Audience audience) {
        this.assistant = assistant;
        this.audience = audience;
    }

    Briefing handOff(Session session, String queue, Instant now) {
        return briefing(session, Kind.HAND_OFF, session.callId() + "-hand-off-" + session.turn(), queue, Spoken.NOTHING, now);
    }

    /// @param left as [DialogueState#LEFT] has it
    Briefing callBack(Session session, String queue, String left, Instant now) {
        int end = left.indexOf('\n');
        return briefing(session, Kind.CALL_BACK, session.callId() + "-call-back-" + left.substring(0, end), queue, Spoken.of(left.substring(end + 1)), now);
    }

    private Briefing briefing(Session session, Kind kind, String id, String queue, Spoken message, Instant now) {
        var state = session.dialogue();
        String caller = state.more().getOrDefault("caller", "");
        var call = new Briefing.Call(session.callId(), session.tenant(), session.assistant(), session.language(), session.line(), caller, session.startedAt());
        String intent = audience.intent().isEmpty() ? "failed" : audience.intent();
        String reason = queue.isEmpty() ? intent : state.more().getOrDefault(DialogueState.WHY, intent);
        return new Briefing(id, kind, now, call, queue, reason, number(state, caller), message, Note.NONE, state.slots(), state.results(), audience.promises(), said(session),
                new Briefing.Reserve(Confidential.known(assistant, state), Consent.of(assistant, state).keeps()));
    }

    /// The one they told counts more than the one they call from.
    private String number(DialogueState state, String caller) {
        for (var slot : assistant.slots().values()) {
            String told = slot.kind() == Slot.Kind.PHONE ? state.slots().getOrDefault(slot.name(), "") : "";
            if (!told.isEmpty()) return told;
        }
        return caller.matches("\\+?[0-9]{3,20}") ? caller : "";
    }

    private static List<Briefing.Line> said(Session session) {
        var lines = new ArrayList<Briefing.Line>();
        for (var turn : session.turns()) {
            if (!turn.caller().nothing()) lines.add(new Briefing.Line(turn.turn(), "caller", turn.caller(), false));
            if (!turn.said().nothing()) lines.add(new Briefing.Line(turn.turn(), turn.by() == Turn.By.PERSON ? "person" : "assistant", turn.said(), turn.interrupted()));
        }
        return lines;
    }
}
