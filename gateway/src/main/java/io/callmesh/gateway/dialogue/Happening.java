package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.conversation.Clause;
import java.util.Map;

/// What happens while an answer is found, in order.
public sealed interface Happening {

    /// @param intent as the pack names it; `out_of_scope` when none fits
    /// @param slots  filled by this input, as the pack's ontology spells names and values
    record Understood(String intent, Map<String, String> slots) implements Happening {}

    /// Told before the tool runs.
    ///
    /// @param changes whether it may change something
    record ToolBegun(String name, String idempotencyKey, boolean changes) implements Happening {}

    /// @param outcome one of `found not_found done needs_confirmation refused failed uncertain`
    record ToolUsed(String name, String outcome, String idempotencyKey) implements Happening {}

    /// Where the dialogue stands now, whatever is heard of the answer.
    record Decided(DialogueState state, Then then) implements Happening {}

    record Said(Clause clause) implements Happening {}

    /// Keys to be sent to the caller's end, between what was said before and what is said after.
    ///
    /// @param keys as [Act.Press] has them
    record Pressed(String keys) implements Happening {}

    /// A rule noticed something: in the caller's words, or in an answer, of which a sentence was withheld.
    ///
    /// @param guardrail as it names itself: `abuse`, `grounding`
    record Guarded(String guardrail) implements Happening {}

    record Cited(String passage) implements Happening {}

    enum Then {
        LISTEN,
        HAND_OFF,
        HANG_UP
    }
}
