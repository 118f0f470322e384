package io.callmesh.gateway.wiring;

import io.callmesh.gateway.tool.Secrets;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Secrets from files of a folder, as container platforms mount them, else from the environment: `CALLMESH_SECRET_NAME`.
/// Other variables cannot be named.
record OperatorSecrets(Optional<Path> folder, Map<String, String> environment) implements Secrets {

    @Override
    public String secret(String name) {
        if (!name.matches("[A-Z][A-Z0-9_]*")) throw missing(name);
        return file(name).or(() -> Optional.ofNullable(environment.get("CALLMESH_SECRET_" + name))).orElseThrow(() -> missing(name));
    }

    private Optional<String> file(String name) {
        var file = folder.map(all -> all.resolve(name)).filter(Files::isRegularFile);
        if (file.isEmpty()) return Optional.empty();
        try {
            return Optional.of(Files.readString(file.get()).strip());
        } catch (IOException unreadable) {
            throw missing(name);
        }
    }

    private static MeshException missing(String name) {
        return new MeshException(new Fault.BadInput("CALLMESH_SECRET_" + name, "expected in the environment, or a file " + name + " in the folder callmesh.tool.secrets"));
    }
}
