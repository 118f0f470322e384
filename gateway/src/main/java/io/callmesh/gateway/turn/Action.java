package io.callmesh.gateway.turn;

import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.HandOff;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.runtime.privacy.Spoken;
import java.util.Optional;

/// What the call must do next.
public sealed interface Action {

    /// Find and speak an answer.
    ///
    /// @param times  of the ear, when the input was spoken
    /// @param before words of the turn that was just cut, to be answered together with these if it was taken back
    record Answer(int turn, Input input, Optional<Event.EarTimes> times, Optional<Input.Words> before) implements Action {}

    /// Get ready to answer these words; nothing may come of it that lasts.
    record Foresee(int turn, Input.Words words) implements Action {}

    /// Say that it takes a moment, as a part of the reply of `turn`.
    record Fill(int turn) implements Action {}

    /// Hold the voice at once; it may go on.
    record Pause() implements Action {}

    record Resume() implements Action {}

    /// Stop the reply of `turn` for good.
    ///
    /// @param takeBack whether the turn is to be forgotten if nothing came of it
    record Cut(int turn, boolean takeBack) implements Action {}

    /// Find a person for the caller, as the dialogue decided in `turn`; meanwhile they wait.
    record HandOver(int turn) implements Action {}

    /// Say that somebody will come.
    record Comfort(int turn) implements Action {}

    /// Nobody is waited for any more.
    record StopWaiting() implements Action {}

    /// Let the caller and the person who has joined hear each other.
    record Connect(int turn) implements Action {}

    /// Keep what the caller put to a person, unanswered.
    record Note(int turn, Input input) implements Action {}

    /// Keep what the person said; if it was typed, have it said.
    record Relay(int turn, Spoken text, boolean typed) implements Action {}

    /// The person is off the line.
    record Disconnect(HandOff.Leaving how) implements Action {}

    /// Say that something failed, from sound made in advance.
    ///
    /// @param busy when nothing is broken, but everything is taken
    /// @param last when nothing helps, and the call ends with it
    record Apologize(int turn, String stage, boolean busy, boolean last) implements Action {}
}
