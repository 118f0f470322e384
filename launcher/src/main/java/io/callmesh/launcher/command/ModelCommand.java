package io.callmesh.launcher.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `model`: language models of this mesh.
@Command(name = "model", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = "Language models: add, list, use.",
        subcommands = {ModelAddCommand.class, ModelListCommand.class, ModelUseCommand.class})
public final class ModelCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing what to do: add, list or use");
    }
}
