package io.callmesh.gateway.dialogue;

import java.util.List;
import java.util.Map;

/// What comes of one input.
///
/// @param intent as the pack names it
/// @param filled slots that this input filled
record Decision(DialogueState state, Happening.Then then, List<Act> acts, String intent, Map<String, String> filled) {

    Decision {
        acts = List.copyOf(acts);
        filled = Map.copyOf(filled);
    }

    Decision in(DialogueState other) {
        return new Decision(other, then, acts, intent, filled);
    }
}
