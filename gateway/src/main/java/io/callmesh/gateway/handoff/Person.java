package io.callmesh.gateway.handoff;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Notice;

/// A person at the other end of a call that they have joined. No method waits: a person who cannot keep up misses something.
public interface Person {

    /// As the caller is told; may be empty.
    String name();

    /// Of what they type, BCP 47; empty: the caller's.
    String language();

    /// The caller's sound, at the rate of their line.
    void hear(Frame frame);

    /// What happens on the call.
    void show(Notice notice);

    /// The call has ended, or is the assistant's again.
    ///
    /// @param reason as in [Notice.Ended], or how they left
    void over(String reason);
}
