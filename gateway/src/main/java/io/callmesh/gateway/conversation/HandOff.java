package io.callmesh.gateway.conversation;

import io.callmesh.runtime.privacy.Spoken;

/// What becomes of a call that goes to a person.
public sealed interface HandOff {

    /// Others have it now: our part of the call is over.
    ///
    /// @param outcome `transferred` by the line, `told` to a desk with all that was said, or left to the program at the other end of the `line`
    record HandedOver(String outcome) implements HandOff {}

    /// Nobody took it in time.
    record NoOneThere() implements HandOff {}

    /// A person talks with the caller from now on, whoever was asked for or not.
    ///
    /// @param name as the caller is told; may be empty
    record PersonJoined(String name) implements HandOff {}

    /// @param typed whether a voice has to say it; otherwise the caller has heard it already
    record PersonSpoke(Spoken text, boolean typed) implements HandOff {}

    record PersonLeft(Leaving how) implements HandOff {}

    /// How a person leaves a call.
    enum Leaving {
        /// The assistant goes on.
        GAVE_BACK,
        ENDED,
        /// Their connection broke off.
        VANISHED
    }
}
