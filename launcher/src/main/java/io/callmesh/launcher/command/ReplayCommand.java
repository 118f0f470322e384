package io.callmesh.launcher.command;

import io.callmesh.launcher.part.CommandLine;
import io.callmesh.launcher.part.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `replay`: makes the decisions of a taped call again. The gateway made them, so its program is asked.
@Command(name = "replay", mixinStandardHelpOptions = true,
        description = "Replays a taped call (callmesh.gateway.call.tapes): to the same decisions, or with other thresholds to see which turns change.")
public final class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A tape.")
    private Path file = Path.of("");

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Another threshold, e.g. pause-complete=700ms; may be given more than once.")
    private List<String> set = List.of();

    @Override
    public Integer call() throws Exception {
        var tape = file.toAbsolutePath();
        if (!Files.isRegularFile(tape)) throw new Trouble("./mesh replay: no file " + file + ". Calls are taped when callmesh.gateway.call.tapes names a folder.");
        var mesh = Mesh.here();
        var command = new ArrayList<>(CommandLine.tool(Part.GATEWAY, "io.callmesh.gateway.replay.Replay"));
        command.add(tape.toString());
        command.addAll(set);
        return new ProcessBuilder(command).directory(mesh.home().program(Part.GATEWAY).toFile()).inheritIO().start().waitFor();
    }
}
