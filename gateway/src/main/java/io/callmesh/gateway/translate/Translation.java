package io.callmesh.gateway.translate;

import io.callmesh.gateway.assistant.Assistant;
import java.util.Optional;

/// Words to other words.
@FunctionalInterface
public interface Translation {

    /// @param source BCP 47
    /// @param target BCP 47
    /// @return nothing when no translation is known: nothing is ever made up
    /// @throws io.callmesh.runtime.MeshException when it cannot be found out in time
    Optional<String> translate(String callId, Assistant assistant, String text, String source, String target) throws InterruptedException;
}
