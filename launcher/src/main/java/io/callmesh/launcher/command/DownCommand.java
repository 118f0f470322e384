package io.callmesh.launcher.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `down`: stops everything and leaves nothing behind.
@Command(name = "down", description = "Stops the mesh.", mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        boolean any = new Stopping(Mesh.here()).run();
        spec.commandLine().getOut().println(any ? "The mesh is down." : "Nothing was running.");
        return 0;
    }
}
