package io.callmesh.gateway.handoff;

/// People who are told of calls and take them by means of their own. Safe for many threads.
public interface Desk {

    /// Whether that queue's calls are told here.
    boolean serves(Queue queue, Briefing.Kind kind);

    /// Tells them, and waits until they have it; some seconds at most. A briefing may come twice: its id says so.
    ///
    /// @return false when they do not have it
    boolean tell(Queue queue, Briefing briefing) throws InterruptedException;
}
