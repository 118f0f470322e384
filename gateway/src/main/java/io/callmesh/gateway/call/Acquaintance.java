package io.callmesh.gateway.call;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.profile.Caller;
import io.callmesh.gateway.profile.Fact;
import io.callmesh.gateway.profile.Profiles;
import io.callmesh.gateway.session.Session;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jboss.logging.Logger;

/// What a call knows of its caller from the calls before, and what is remembered of it for the next.
final class Acquaintance {

    private static final Logger LOG = Logger.getLogger(Acquaintance.class);

    /// In [DialogueState#more]: who calls, and how long a slot is remembered.
    private static final String CALLER = "caller", REMEMBER = DialogueState.REMEMBER;

    private final Profiles profiles;

    Acquaintance(Profiles profiles) {
        this.profiles = profiles;
    }

    /// The session with the facts that fill slots of this assistant; the result `caller` has them too, whatever becomes of the slots. A store that is away is no reason not to talk.
    Session met(Session fresh, String id, Assistant assistant, Instant now) {
        if (id.isEmpty()) return fresh;
        var slots = new HashMap<>(fresh.dialogue().slots());
        var known = JsonNodeFactory.instance.objectNode().put("known", "yes");
        for (var fact : facts(new Caller(fresh.tenant(), id), now)) {
            var slot = assistant.slots().get(fact.name());
            if (slot == null || !slot.fits(fact.value())) continue;
            slots.put(fact.name(), fact.value());
            known.put(fact.name(), fact.value());
        }
        return fresh.at(fresh.dialogue().knowing(CALLER, id).with(slots, "caller", known.toString()));
    }

    private List<Fact> facts(Caller caller, Instant now) {
        try {
            return profiles.of(caller, now);
        } catch (MeshException away) {
            LOG.warnf("profile not read fault=%s", away.fault());
            return List.of();
        }
    }

    /// Remembers what the caller agreed to.
    void part(Session ended, Instant now) {
        var state = ended.dialogue();
        String id = state.more().getOrDefault(CALLER, "");
        if (id.isEmpty()) return;
        var facts = new ArrayList<Fact>();
        state.more().forEach((key, time) -> {
            if (!key.startsWith(REMEMBER)) return;
            String slot = key.substring(REMEMBER.length()), value = state.slots().getOrDefault(slot, "");
            if (!value.isEmpty()) facts.add(new Fact(slot, value, ended.assistant() + "/" + ended.callId(), now.plus(Duration.parse(time))));
        });
        try {
            if (!facts.isEmpty()) profiles.remember(new Caller(ended.tenant(), id), facts);
        } catch (MeshException away) {
            LOG.warnf("profile not written callId=%s fault=%s", ended.callId(), away.fault());
        }
    }
}
