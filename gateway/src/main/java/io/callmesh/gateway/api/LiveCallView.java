package io.callmesh.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.callmesh.gateway.handoff.BriefingJson;
import io.callmesh.gateway.handoff.LiveCall;
import java.time.Instant;
import java.util.Locale;

/// A call that is held now. Holds what people said: send it, never log it.
///
/// @param standing `waiting` for a person, `with_person` or `with_assistant`
/// @param briefing as `/schema/briefing.json` describes it
public record LiveCallView(String callId, String tenant, String assistant, String language, Instant startedAt, String standing, String queue, JsonNode briefing) {

    static LiveCallView of(LiveCall call) {
        var told = call.briefing();
        var about = told.call();
        return new LiveCallView(about.id(), about.tenant(), about.assistant(), about.language(), about.startedAt(), call.standing().name().toLowerCase(Locale.ROOT), told.queue(), BriefingJson.of(told));
    }

    @Override
    public String toString() {
        return "LiveCallView[callId=" + callId + ", standing=" + standing + "]";
    }
}
