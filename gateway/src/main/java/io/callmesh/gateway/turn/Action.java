package io.callmesh.gateway.turn;

import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.Input;
import java.util.Optional;

/// What the call must do next.
public sealed interface Action {

    /// Find and speak an answer.
    ///
    /// @param times of the ear, when the input was spoken
    record Answer(int turn, Input input, Optional<Event.EarTimes> times) implements Action {}

    /// Hold the voice at once; it may go on.
    record Pause() implements Action {}

    record Resume() implements Action {}

    /// Stop the reply of `turn` for good: the caller talked over it.
    record Cut(int turn) implements Action {}

    /// Say that something failed, from sound made in advance.
    ///
    /// @param busy when nothing is broken, but everything is taken
    record Apologize(int turn, String stage, boolean busy) implements Action {}
}
