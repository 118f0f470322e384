package io.callmesh.launcher.command;

import io.callmesh.launcher.part.Part;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `up`: starts everything and leaves it running.
@Command(name = "up", description = "Starts the mesh and leaves it running.", mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        var mesh = Mesh.here();
        new Starting(mesh, out).run();
        out.println("Talk to it at " + mesh.settings().http(Part.GATEWAY) + "/ or with ./mesh chat; ./mesh down stops it.");
        return 0;
    }
}
