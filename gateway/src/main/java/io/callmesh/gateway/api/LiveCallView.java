package io.callmesh.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.callmesh.gateway.handoff.Briefing;
import io.callmesh.gateway.handoff.BriefingJson;
import io.callmesh.gateway.handoff.FarCall;
import io.callmesh.gateway.handoff.LiveCall;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A call that is held now. Holds what people said: send it, never log it.
///
/// @param standing `waiting` for a person, `with_person` or `with_assistant`
/// @param elsewhere whether another gateway holds it, as of some seconds ago
/// @param briefing as `/schema/briefing.json` describes it
public record LiveCallView(String callId, String tenant, String assistant, String language, Instant startedAt, String standing, String queue, boolean elsewhere, JsonNode briefing) {

    static LiveCallView of(LiveCall call) {
        var told = call.briefing();
        var about = told.call();
        return new LiveCallView(about.id(), about.tenant(), about.assistant(), about.language(), about.startedAt(), call.standing().name().toLowerCase(Locale.ROOT), told.queue(), false, BriefingJson.of(told));
    }

    /// Its briefing says who and where; what was said is told when it is joined.
    static LiveCallView of(FarCall far) {
        var about = far.call();
        var bare = new Briefing(about.id(), Briefing.Kind.HAND_OFF, about.startedAt(), about, far.queue(), "", "", Spoken.NOTHING, Briefing.Note.NONE, Map.of(), Map.of(), List.of(), List.of());
        return new LiveCallView(about.id(), about.tenant(), about.assistant(), about.language(), about.startedAt(), far.standing().name().toLowerCase(Locale.ROOT), far.queue(), true, BriefingJson.of(bare));
    }

    @Override
    public String toString() {
        return "LiveCallView[callId=" + callId + ", standing=" + standing + "]";
    }
}
