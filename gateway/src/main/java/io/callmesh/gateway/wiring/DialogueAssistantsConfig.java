package io.callmesh.gateway.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Optional;

/// Where assistants are.
@ConfigMapping(prefix = "callmesh.assistants")
public interface DialogueAssistantsConfig {

    /// The folder of assistants. Default: `assistants` under the working folder, else under the system property
    /// `callmesh.root`.
    @WithParentName
    Optional<String> folder();
}
