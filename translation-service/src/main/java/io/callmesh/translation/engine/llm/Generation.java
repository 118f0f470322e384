package io.callmesh.translation.engine.llm;

import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.translation.engine.LanguagePair;
import java.util.Optional;

/// Somebody who has a language model.
public interface Generation {

    /// The text in the other language; nothing when its engine cannot translate. Waits, on a virtual thread.
    ///
    /// @throws io.callmesh.runtime.MeshException with `Unavailable`, `TimedOut`, `Overloaded` or `EngineFailed`
    Optional<Spoken> translate(String callId, Spoken text, LanguagePair pair) throws InterruptedException;
}
