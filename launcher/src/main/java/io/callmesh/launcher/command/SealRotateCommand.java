package io.callmesh.launcher.command;

import io.callmesh.runtime.seal.KeyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `seal rotate`: a new key-encryption key before the others, which go on opening.
@Command(name = "rotate", mixinStandardHelpOptions = true, description = "Puts a new key-encryption key first. It seals from the next ./mesh up on; those before it go on opening.")
public final class SealRotateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--file", paramLabel = "FILE", description = "The file of key-encryption keys (default: .mesh/seal.keys, which ./mesh up gives to its services).")
    private Optional<Path> file = Optional.empty();

    @Override
    public Integer call() throws IOException {
        var keys = file.map(Path::toAbsolutePath).orElse(Mesh.here().home().sealKeys());
        try {
            spec.commandLine().getOut().printf("%s seals from the next start on: ./mesh down, ./mesh up%n", KeyFile.rotate(keys, Instant.now()));
            spec.commandLine().getOut().flush();
            return 0;
        } catch (IllegalArgumentException unreadable) {
            throw new Trouble(String.valueOf(unreadable.getMessage()));
        }
    }
}
