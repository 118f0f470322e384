package io.callmesh.eval.command;

import io.callmesh.eval.caller.Presented;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The key for a gateway that asks for one.
final class KeyOption {

    @Option(names = "--key", paramLabel = "KEY", description = "The key to present to the gateway (default: the environment variable CALLMESH_KEY, which other users of this machine cannot see).")
    Optional<String> key = Optional.empty();

    Presented presented() {
        return Presented.of(key);
    }
}
