package io.callmesh.launcher.command;

import io.callmesh.launcher.part.CommandLine;
import io.callmesh.launcher.part.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `key`: keys of programs. The gateway is the only one that reads and writes their file, so its program is asked.
@Command(name = "key", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = "Keys for programs: new, list, revoke, rotate. See docs/guides/keys-and-tenants.md.",
        subcommands = {KeyNewCommand.class, KeyListCommand.class, KeyRevokeCommand.class, KeyRotateCommand.class})
public final class KeyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--file", paramLabel = "FILE", scope = ScopeType.INHERIT, description = "The file of keys (default: .mesh/keys.json, which ./mesh up gives to its gateway).")
    private Optional<Path> file = Optional.empty();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing what to do: new, list, revoke or rotate");
    }

    /// @param words as the gateway's KeyTool takes them after the file
    int run(String what, List<String> words) throws IOException, InterruptedException {
        var mesh = Mesh.here();
        var command = new ArrayList<>(CommandLine.tool(Part.GATEWAY, "io.callmesh.gateway.access.file.KeyTool"));
        command.add(what);
        command.add(file.map(Path::toAbsolutePath).orElse(mesh.home().keys()).toString());
        command.addAll(words);
        return new ProcessBuilder(command).directory(mesh.home().program(Part.GATEWAY).toFile()).inheritIO().start().waitFor();
    }
}
