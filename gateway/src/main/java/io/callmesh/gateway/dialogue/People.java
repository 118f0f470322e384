package io.callmesh.gateway.dialogue;

/// The people who take calls when the assistant hands over.
@FunctionalInterface
public interface People {

    /// Whether somebody of that queue takes a call now.
    boolean free(String queue);
}
