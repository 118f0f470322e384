package io.callmesh.launcher.command;

import io.callmesh.launcher.install.Distribution;
import io.callmesh.launcher.supervise.Training;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `install`: what `./mesh` does after a build. Stops a running mesh when its programs change.
@Command(name = "install", hidden = true)
public final class InstallCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var mesh = Mesh.here();
        var distribution = new Distribution(mesh.home());
        var stale = distribution.stale();
        if (!stale.isEmpty() && new Stopping(mesh).run()) spec.commandLine().getErr().println("The mesh ran from an older build and was stopped.");
        distribution.copy(stale);
        if (Training.affordable()) new Learning(mesh, spec.commandLine().getErr()).run();
        return 0;
    }
}
