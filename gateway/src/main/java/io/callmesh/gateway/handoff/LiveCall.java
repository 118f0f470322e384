package io.callmesh.gateway.handoff;

import java.util.Optional;

/// A call that is held here, as people see it. Safe for many threads.
public interface LiveCall {

    /// As of now.
    Briefing briefing();

    /// Where this call stands for the people of the queues.
    Standing standing();

    /// Whether its line gives its caller to others by itself.
    boolean transfers();

    /// Lets a person in.
    ///
    /// @return nothing when somebody else is in already, or the call is over
    Optional<Handset> join(Person person) throws InterruptedException;

    /// Whether a person is asked for, or in.
    enum Standing {
        WITH_ASSISTANT,
        WAITING,
        WITH_PERSON
    }
}
