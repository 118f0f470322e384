package io.callmesh.launcher.command;

import io.callmesh.launcher.model.Models;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `model use`: which installed model the service takes at its next start.
@Command(name = "use", mixinStandardHelpOptions = true, description = "Takes an installed model at the next start, or none.")
public final class ModelUseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME|none", description = "As ./mesh model list says.")
    private String name = "";

    @Override
    public Integer call() throws Exception {
        var models = new Models(Mesh.here().home().models());
        if (name.equals("none")) models.useNone();
        else models.use(models.list().stream().filter(model -> model.name().equals(name)).findFirst().orElseThrow(() -> new Trouble("No model called " + name + " is installed. See ./mesh model list")));
        return 0;
    }
}
