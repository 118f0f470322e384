package io.callmesh.launcher.command;

import io.callmesh.launcher.part.Part;
import io.callmesh.launcher.supervise.Training;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `train`: makes the next start faster, which a running mesh otherwise does by itself when it has nothing else to do.
@Command(name = "train", description = "Makes the next start faster (a running mesh does so by itself).", mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var mesh = Mesh.here();
        var training = new Training(mesh.home(), mesh.settings());
        var out = spec.commandLine().getOut();
        boolean all = true;
        for (var part : Part.values()) {
            if (!training.needed(part)) continue;
            boolean learned = training.run(part);
            all &= learned;
            out.printf("  %-12s %s%n", part.label(), learned ? "trained" : "not trained, see ./mesh logs");
            out.flush();
        }
        return all ? 0 : 1;
    }
}
