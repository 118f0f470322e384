package io.callmesh.gateway.conversation;

import io.callmesh.runtime.privacy.Spoken;

/// One exchange, as it really went.
///
/// @param turn        0 is the greeting
/// @param caller      what was understood to be said
/// @param said        what the caller *heard* of the answer
/// @param interrupted whether the caller talked over it
/// @param rest        what was still to be said then: the whole answer is `said` and this
/// @param by          whose words `said` is
public record Turn(int turn, Spoken caller, Spoken said, boolean interrupted, Spoken rest, By by) {

    /// Who talks to the caller.
    public enum By {
        ASSISTANT,
        PERSON
    }

    public Turn(int turn, Spoken caller, Spoken said, boolean interrupted, Spoken rest) {
        this(turn, caller, said, interrupted, rest, By.ASSISTANT);
    }

    /// One that was heard to its end, or of which nothing more is known.
    public Turn(int turn, Spoken caller, Spoken said, boolean interrupted) {
        this(turn, caller, said, interrupted, Spoken.NOTHING);
    }
}
