package io.callmesh.gateway.handoff;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.HandOff.Leaving;
import io.callmesh.runtime.privacy.Spoken;

/// What a person does on a call that they have joined. One thread.
public interface Handset {

    /// Of any rate. Sound that comes faster than it can be heard is dropped.
    void sound(Frame frame) throws InterruptedException;

    /// Says something to the caller, in the person's language. Waits while it is translated.
    void say(Spoken text) throws InterruptedException;

    /// Leaves the call. What comes after that is nobody's.
    void leave(Leaving how) throws InterruptedException;
}
