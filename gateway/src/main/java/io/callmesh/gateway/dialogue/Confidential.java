package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.runtime.privacy.Kind;
import io.callmesh.runtime.privacy.Tokens;
import java.util.TreeMap;

/// The sensitive values that a dialogue knows of.
public final class Confidential {

    private Confidential() {}

    /// Those that were detected in this call, and those that fill slots which are sensitive. The first keep their numbers.
    public static Tokens known(Assistant assistant, DialogueState state) {
        return with(Tokens.read(state.more().getOrDefault(DialogueState.TOKENS, "")), assistant, state);
    }

    /// These and what the state holds besides.
    public static Tokens with(Tokens before, Assistant assistant, DialogueState state) {
        var tokens = before;
        for (var told : new TreeMap<>(state.slots()).entrySet()) {
            var slot = assistant.slots().get(told.getKey());
            var kind = slot == null ? java.util.Optional.<Kind>empty() : slot.sensitive();
            if (kind.isPresent()) tokens = tokens.with(kind.get(), told.getValue());
        }
        String caller = state.more().getOrDefault(DialogueState.CALLER, "");
        return caller.matches("\\+?[0-9]{5,20}") ? tokens.with(Kind.PHONE, caller) : tokens;
    }
}
