package io.callmesh.gateway.listen;

import io.callmesh.audio.activity.Activity;

/// What an ear attends to, in the order in which it came. Recorded, it lets the same decisions be made again.
public sealed interface Stimulus {

    /// One more frame.
    record Sensed(Activity activity) implements Stimulus {}

    /// The assistant has asked for something, or for nothing any more.
    record Expecting(Expectation what, String language) implements Stimulus {}

    /// The recogniser said something.
    record Recognized(Recognition.Result result) implements Stimulus {}
}
