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

    /// How often it is looked whether packs have changed on disk; a whole pack is taken over for the calls that come then, a broken one
    /// is told in the log and not. 0: only when the gateway starts.
    @WithDefault("2s")
    Duration reload();
}
