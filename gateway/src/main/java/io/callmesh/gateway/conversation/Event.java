package io.callmesh.gateway.conversation;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.privacy.Spoken;

/// Everything that can happen on a call. One inbox, one reader, so the order is the truth. An event that answers an
/// action carries the action's turn, so that a late one is known as such.
public sealed interface Event {

    /// The caller began to make speech sounds; no words yet.
    record SpeechStarted() implements Event {}

    /// What began was not speech, or too little of it.
    record FalseStart() implements Event {}

    /// The caller finished a thought.
    record Utterance(Input.Words words, EarTimes times) implements Event {}

    /// Keys that belong together.
    record Keys(String digits, long atNanos) implements Event {}

    record Typed(Spoken text, long atNanos) implements Event {}

    /// Nothing has happened for as long as the policy is patient.
    record Silence() implements Event {}

    /// The whole reply of `turn` has been played. A reply that was cut short never says so.
    record ReplyPlayed(int turn, Ending ending) implements Event {}

    /// A stage gave up on `turn`.
    ///
    /// @param stage `recognition`, `answer` or `speech`
    record Failed(int turn, String stage, Fault fault) implements Event {}

    record HungUp() implements Event {}

    /// Somebody else ended the call.
    ///
    /// @param reason as in [Notice.Ended]
    record Stopped(String reason) implements Event {}

    /// When the ear noticed what, in nanoseconds of the call's clock.
    ///
    /// @param lastVoiced  arrival of the last frame that held voice
    /// @param endpoint    the moment the turn was taken to be over
    /// @param recognized  arrival of the final result, if that came later; otherwise the same moment
    record EarTimes(long lastVoiced, long endpoint, long recognized) {}

    /// What follows a reply.
    enum Ending {
        LISTEN,
        HAND_OFF,
        HANG_UP
    }
}
