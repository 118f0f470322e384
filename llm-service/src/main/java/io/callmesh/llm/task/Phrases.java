package io.callmesh.llm.task;

import io.callmesh.runtime.privacy.Spoken;
import java.util.Optional;

/// Somebody who has a memory of phrases in several languages.
@FunctionalInterface
public interface Phrases {

    /// @return nothing when it has nothing near enough, or is not there
    Optional<Spoken> translate(Spoken text, String source, String target) throws InterruptedException;
}
