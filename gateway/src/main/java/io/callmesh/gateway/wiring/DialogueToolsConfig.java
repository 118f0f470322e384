package io.callmesh.gateway.wiring;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/// Where tools are.
@ConfigMapping(prefix = "callmesh.tool")
public interface DialogueToolsConfig {

    /// The URL of each endpoint, by the name that packs use: `callmesh.tool.endpoint."backOffice"`, whose default is
    /// `http://127.0.0.1:8090`.
    Map<String, String> endpoint();

    /// A folder of secrets, a file each, that tools name as `${secret:NAME}`. A secret without a file is the environment's
    /// `CALLMESH_SECRET_NAME`. Default: only the environment.
    Optional<String> secrets();
}
