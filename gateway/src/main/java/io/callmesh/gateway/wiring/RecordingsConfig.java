package io.callmesh.gateway.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Recordings of calls: sealed, without the spans in which something sensitive was said.
@ConfigMapping(prefix = "callmesh.gateway.recordings")
public interface RecordingsConfig {

    /// Whether calls are recorded.
    @WithDefault("false")
    boolean enabled();

    /// The folder that they are kept in, which all gateways share; needed where they are enabled.
    Optional<Path> folder();

    /// The tenants whose calls are recorded; without it, all.
    Optional<Set<String>> tenants();

    /// The assistants whose calls are recorded; without it, all.
    Optional<Set<String>> assistants();
}
