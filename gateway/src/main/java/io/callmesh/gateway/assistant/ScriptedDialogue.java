package io.callmesh.gateway.assistant;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A call that an assistant must get right, from its pack.
///
/// @param voice    also played by voice, with a synthetic caller
/// @param known    from somebody who can be known again from call to call, and is not known yet
/// @param greeting parts of what the assistant says first
public record ScriptedDialogue(String name, String language, boolean voice, boolean known, List<String> greeting, List<Exchange> turns) {

    public ScriptedDialogue {
        greeting = List.copyOf(greeting);
        turns = List.copyOf(turns);
    }

    /// One turn: what the caller does, and what must come of it.
    public record Exchange(Deed deed, Expected expected) {}

    /// What the caller does.
    ///
    /// @param caller what the caller says or types, pauses left out; empty when keys are pressed or nothing is done
    /// @param keys   `0-9*#`; empty when something is said or nothing is done
    /// @param over   when it is done while the answer before it is still spoken
    public record Deed(String caller, String keys, boolean silent, Optional<Over> over) {}

    /// @param after      how much of the answer is heard before
    /// @param interrupts whether it must stop the answer
    public record Over(Duration after, boolean interrupts) {}

    /// What must come of it.
    ///
    /// @param intent empty: any
    /// @param slots  to be understood
    /// @param says   parts of the answer
    /// @param ends   why the call is over after it; empty: it is not, or nobody minds
    public record Expected(String intent, Map<String, String> slots, Optional<Used> tool, List<String> says, String ends) {

        boolean nothing() {
            return intent.isEmpty() && slots.isEmpty() && tool.isEmpty() && says.isEmpty() && ends.isEmpty();
        }
    }

    public record Used(String name, String outcome) {}
}
