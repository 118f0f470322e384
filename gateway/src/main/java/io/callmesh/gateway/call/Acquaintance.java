package io.callmesh.gateway.call;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.dialogue.Consent;
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
import java.util.Optional;
import org.jboss.logging.Logger;

/// What a call knows of its caller from the calls before, and what is remembered of it for the next.
final class Acquaintance {

    private static final Logger LOG = Logger.getLogger(Acquaintance.class);

    private static final String CALLER = DialogueState.CALLER, DECLINED = "declined.";
    /// So long nobody is asked again whether something may be remembered.
    private static final Duration LEFT_ALONE = Duration.ofDays(365);

    private final Profiles profiles;

    Acquaintance(Profiles profiles) {
        this.profiles = profiles;
    }

    /// The session with the facts that fill slots of this assistant; the result `caller` has them too, whatever becomes of the slots, and
    /// those that are kept under a name of their own, which fill none. A store that is away is no reason not to talk.
    Session met(Session fresh, String id, Assistant assistant, Instant now) {
        if (id.isEmpty()) return fresh;
        var slots = new HashMap<>(fresh.dialogue().slots());
        var known = JsonNodeFactory.instance.objectNode().put("known", "yes");
        for (var fact : facts(new Caller(fresh.tenant(), id), now)) {
            int dot = fact.name().lastIndexOf('.');
            var slot = assistant.slots().get(fact.name().substring(dot + 1));
            if (fact.name().startsWith(DECLINED)) known.withObject("/declined").put(fact.name().substring(DECLINED.length()), fact.value());
            if (slot == null || !slot.fits(fact.value())) continue;
            if (dot < 0) slots.put(fact.name(), fact.value());
            (dot < 0 ? known : known.withObject("/" + fact.name().substring(0, dot))).put(slot.name(), fact.value());
        }
        var met = fresh.dialogue().knowing(CALLER, id).knowing(DialogueState.TENANT, fresh.tenant()).with(slots, "caller", known.toString());
        return fresh.at(known.path("declined").has(DialogueState.CONSENT) ? Consent.refused(met) : met);
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
        part(ended, true, now);
    }

    /// @param keeps whether the caller lets anything be kept; of who does not, only that they refused is remembered
    void part(Session ended, boolean keeps, Instant now) {
        var state = ended.dialogue();
        String id = state.more().getOrDefault(CALLER, "");
        if (id.isEmpty()) return;
        var facts = new ArrayList<Fact>();
        String source = ended.assistant() + "/" + ended.callId();
        state.more().forEach((key, said) -> {
            if (keeps && key.startsWith(DialogueState.REMEMBER)) fact(key.substring(DialogueState.REMEMBER.length()), said, state, source, now).ifPresent(facts::add);
            if ((keeps || key.endsWith(":" + DialogueState.CONSENT)) && key.startsWith(DialogueState.DECLINED)) facts.add(new Fact(DECLINED + key.substring(DialogueState.DECLINED.length()), said, source, now.plus(LEFT_ALONE)));
        });
        try {
            if (!facts.isEmpty()) profiles.remember(new Caller(ended.tenant(), id), facts);
        } catch (MeshException away) {
            LOG.warnf("profile not written callId=%s fault=%s", ended.callId(), away.fault());
        }
    }

    /// @param said for how long, a space, and what; without these, what the slot holds
    private static Optional<Fact> fact(String name, String said, DialogueState state, String source, Instant now) {
        int space = said.indexOf(' ');
        String value = space < 0 ? state.slots().getOrDefault(name, "") : said.substring(space + 1);
        if (space < 0 && value.isEmpty()) return Optional.empty();
        return Optional.of(new Fact(name, value, source, now.plus(Duration.parse(space < 0 ? said : said.substring(0, space)))));
    }
}
