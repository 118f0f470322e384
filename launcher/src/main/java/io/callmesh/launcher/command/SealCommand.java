package io.callmesh.launcher.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `seal`: what the keys of calls are sealed under.
@Command(name = "seal", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = "What the keys of calls are sealed under: rotate. See docs/guides/privacy.md.",
        subcommands = SealRotateCommand.class)
public final class SealCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing what to do: rotate");
    }
}
