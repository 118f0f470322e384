package io.callmesh.launcher.chaos.call;

/// Is told what a caller's call is doing, at the moment in which it begins to. Called on the caller's thread.
@FunctionalInterface
public interface Moments {

    Moments UNHEEDED = (_, _) -> { };

    /// What a gateway does for a call, seen from outside.
    enum Moment {
        /// The agent has said its answer, the caller has not said anything yet.
        LISTENING,
        /// The caller has said something, and nothing has come back.
        THINKING,
        /// The caller is about to agree to a change, so that a tool will run.
        AGREEING,
        /// The first frame of a clause has come.
        SPEAKING
    }

    void passed(Moment moment, String gateway) throws InterruptedException;
}
