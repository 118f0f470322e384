package io.callmesh.gateway.session;

import io.callmesh.gateway.conversation.Event.Ending;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.runtime.privacy.Spoken;
import java.util.Optional;

/// An answer that is being found or spoken, as far as it is: with it another process goes on where this one was.
///
/// @param turn    its number
/// @param input   what it answers
/// @param text    all of it that is known
/// @param heard   its beginning, by whole clauses that have been played
/// @param whole   whether nothing will be added to `text`
/// @param decided where the dialogue stands after it, once that is known
/// @param ending  what follows it
public record Underway(int turn, Input input, Spoken text, Spoken heard, boolean whole, Optional<DialogueState> decided, Ending ending) {

    /// Whether the caller knows a part of it and all of it is known, so that the rest can be told.
    public boolean begun() {
        return whole && decided.isPresent() && !heard.nothing();
    }

    /// What the caller has not heard of it.
    public Spoken rest() {
        String all = text.reveal(), known = heard.reveal();
        return Spoken.of(all.startsWith(known) ? all.substring(known.length()).strip() : all);
    }
}
