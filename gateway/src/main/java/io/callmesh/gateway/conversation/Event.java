package io.callmesh.gateway.conversation;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;

/// Everything that can happen on a call. One inbox, one reader, so the order is the truth. An event that answers an
/// action carries the action's turn, so that a late one is known as such.
public sealed interface Event {

    /// The caller began to make speech sounds, or goes on after a pause; no words yet.
    record SpeechStarted() implements Event {}

    /// Words that may still change; told when they have changed.
    record Partial(Spoken text) implements Event {}

    /// The caller has paused; whether they have finished is not known yet.
    record SpeechPaused() implements Event {}

    /// The words as they would be if the caller had finished with this pause: good for guessing, not for acting.
    record Foreseen(Input.Words words) implements Event {}

    /// What began was not speech, or too little of it.
    record FalseStart() implements Event {}

    /// The caller finished a thought.
    ///
    /// @param voice from the start of its sound to the end of it
    record Utterance(Input.Words words, Duration voice, EarTimes times) implements Event {}

    /// Keys that belong together.
    record Keys(String digits, long atNanos) implements Event {}

    record Typed(Spoken text, long atNanos) implements Event {}

    /// What the state waited for has not happened in its time.
    record Overdue() implements Event {}

    /// The first frame of a passage of the reply of `turn` goes out.
    ///
    /// @param interruptible whether the caller may talk over it
    /// @param question      whether it asks something, so that "okay" is an answer
    record Speaking(int turn, boolean interruptible, boolean question) implements Event {}

    /// The whole reply of `turn` has been played. A reply that was cut short never says so.
    record ReplyPlayed(int turn, Ending ending) implements Event {}

    /// The caller spoke and nobody could make out what.
    record Unheard(Fault fault) implements Event {}

    /// A stage gave up on the reply of `turn`.
    ///
    /// @param stage `answer` or `speech`
    record Failed(int turn, String stage, Fault fault) implements Event {}

    /// Something about the person whom the call goes to.
    record HandedOff(HandOff what) implements Event {}

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
    record EarTimes(long lastVoiced, long endpoint, long recognized) {

        /// Of what was keyed or typed.
        public static EarTimes at(long nanos) {
            return new EarTimes(nanos, nanos, nanos);
        }
    }

    /// What follows a reply.
    enum Ending {
        LISTEN,
        HAND_OFF,
        HANG_UP
    }
}
