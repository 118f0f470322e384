package io.callmesh.translation.engine;

import java.util.Set;

/// Puts what somebody said into another language, or says that it cannot. It never makes words up.
public interface Translator {

    /// What it can be asked for.
    Set<LanguagePair> pairs();

    /// Translates one text. Called by many threads at once, with one of [#pairs]; stops soon when interrupted.
    ///
    /// @throws InterruptedException when nobody wants the answer any more
    /// @throws io.callmesh.runtime.MeshException with `Unavailable`, `TimedOut` or `EngineFailed` when it relies on somebody who fails
    Translation translate(Task task) throws InterruptedException;

    /// Whether it mostly waits for somebody else. One that computes is given one of the few threads for that.
    default boolean waits() {
        return false;
    }
}
