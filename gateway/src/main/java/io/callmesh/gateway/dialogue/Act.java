package io.callmesh.gateway.dialogue;

import java.util.Map;

/// A part of an answer.
sealed interface Act {

    /// @param template with `{name}` and `{name|format}` where values stand
    record Say(String template, Map<String, String> values) implements Act {}

    /// Tells what [World#know] found.
    record Tell() implements Act {}
}
