package io.callmesh.gateway.wiring;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// What the keys of calls are sealed under. The same for all services: see docs/guides/privacy.md.
@ConfigMapping(prefix = "callmesh.seal")
public interface SealConfig {

    /// The file of key-encryption keys, `ID BASE64` on each line; the first one seals. `./mesh up` makes it and passes it to every service.
    Optional<Path> keys();

    /// The same as text, for the environment (`CALLMESH_SEAL_KEY`), where there is no file; several are separated by commas.
    Optional<String> key();
}
