package io.callmesh.gateway.dialogue;

import java.util.Map;

/// A part of an answer.
sealed interface Act {

    /// @param template with `{name}` and `{name|format}` where values stand
    /// @param interruptible whether the caller may talk over it
    record Say(String template, Map<String, String> values, boolean interruptible) implements Act {}

    /// @param keys `0-9*#A-D`, and `w` for half a second
    record Press(String keys) implements Act {}

    /// Tells what [World#know] found.
    record Tell() implements Act {}
}
