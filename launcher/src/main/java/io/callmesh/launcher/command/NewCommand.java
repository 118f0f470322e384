package io.callmesh.launcher.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `new THING`: makes the beginning of something that people add.
@Command(name = "new", description = "Makes the beginning of an assistant of your own.", mixinStandardHelpOptions = true,
        subcommands = NewAssistantCommand.class, synopsisSubcommandLabel = "THING")
public final class NewCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing what to make: assistant");
    }
}
