package io.callmesh.launcher.command;

import io.callmesh.launcher.model.Models;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `model list`: what is installed, and what is used.
@Command(name = "list", mixinStandardHelpOptions = true, description = "The models that are installed; * marks the one in use.")
public final class ModelListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var models = new Models(Mesh.here().home().models());
        var out = spec.commandLine().getOut();
        var all = models.list();
        if (all.isEmpty()) out.println("No model is installed; the llm-service answers without one. See ./mesh model add --help");
        for (var model : all) {
            out.printf("%s %-24s %-8s %-12s %,15d bytes  %s%n", models.used(model) ? "*" : " ", model.name(), model.service(), model.architecture(), model.bytes(), model.license());
        }
        out.flush();
        return 0;
    }
}
