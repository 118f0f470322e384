package io.callmesh.gateway.handoff;

/// Sums up what was said, for whoever takes the call.
@FunctionalInterface
public interface Notes {

    Notes NONE = _ -> Briefing.Note.NONE;

    /// Waits some seconds at most; what is not there by then, or fails, is left out.
    Briefing.Note of(Briefing briefing) throws InterruptedException;
}
