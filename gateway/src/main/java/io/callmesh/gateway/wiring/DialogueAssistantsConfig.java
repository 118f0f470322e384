package io.callmesh.gateway.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Optional;

/// Where assistants are.
@ConfigMapping(prefix = "callmesh.assistants")
public interface DialogueAssistantsConfig {

    /// The folder of assistants. Default: `assistants` under the working folder, else under the system property
    /// `callmesh.root`.
    @WithParentName
    Optional<String> folder();

    /// How often it is looked whether packs have changed on disk. What is whole is taken over for the calls that come then, what is broken
    /// is told in the log. 0: packs are read only when the gateway starts.
    @WithDefault("2s")
    Duration reload();
}
