package io.callmesh.gateway.dialogue;

/// The people who take calls when the assistant hands over.
@FunctionalInterface
public interface People {

    /// Whether somebody of that queue takes a call now.
    boolean free(String queue);

    /// Whether somebody of that queue can take this very call now: who that is may depend on its line and its tenant.
    default boolean free(String callId, String queue) {
        return free(queue);
    }
}
