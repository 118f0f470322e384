package io.callmesh.launcher.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `train`: makes the next start faster. A build does so too, and else a running mesh when it has nothing else to do.
@Command(name = "train", description = "Makes the next start faster, as a build and an idle mesh do by themselves.", mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return new Learning(Mesh.here(), spec.commandLine().getOut()).run() ? 0 : 1;
    }
}
