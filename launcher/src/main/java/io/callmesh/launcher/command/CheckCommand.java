package io.callmesh.launcher.command;

import io.callmesh.eval.quality.BadRules;
import io.callmesh.eval.quality.Rules;
import io.callmesh.launcher.part.CommandLine;
import io.callmesh.launcher.part.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `check`: validates packs. The gateway is their only reader, so its program is asked.
@Command(name = "check", description = "Validates assistants: all, or the folders named.", mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "assistants/ID", description = "Folders of assistants; all, if none is named.")
    private List<Path> folders = List.of();

    @Override
    public Integer call() throws Exception {
        var mesh = Mesh.here();
        return check(mesh, folders.isEmpty() ? all(mesh) : folders);
    }

    /// Tells what is wrong with packs; 0 when nothing is.
    static int check(Mesh mesh, List<Path> folders) throws IOException, InterruptedException {
        var command = CommandLine.tool(Part.GATEWAY, "io.callmesh.gateway.wiring.CheckAssistants");
        for (var folder : folders) command.add(found(mesh, folder).toString());
        int sound = new ProcessBuilder(command).directory(mesh.home().program(Part.GATEWAY).toFile()).inheritIO().start().waitFor();
        for (var folder : folders) if (!rules(found(mesh, folder))) sound = 1;
        return sound;
    }

    /// Whether its conversations can be marked.
    private static boolean rules(Path folder) {
        try {
            Rules.of(folder);
            return true;
        } catch (BadRules bad) {
            System.out.println(bad.getMessage());
            return false;
        }
    }

    /// From where the command was given, or from the checkout.
    private static Path found(Mesh mesh, Path folder) {
        var here = folder.toAbsolutePath();
        return Files.isDirectory(here) ? here : mesh.home().root().resolve(folder);
    }

    /// What begins with `_` is inherited by others and no assistant itself.
    private static List<Path> all(Mesh mesh) throws IOException {
        try (var packs = Files.list(mesh.home().assistants())) {
            return packs.filter(pack -> !pack.getFileName().toString().startsWith("_"))
                    .filter(pack -> Files.exists(pack.resolve("assistant.yaml")))
                    .sorted()
                    .toList();
        }
    }
}
