package io.callmesh.eval.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./mesh eval NAME`: how good a running mesh is, by labelled sets.
@Command(name = "eval", mixinStandardHelpOptions = true, subcommands = {UnderstandingCommand.class, KnowledgeCommand.class, DialogueCommand.class, ForeignCommand.class, SpeechCommand.class}, synopsisSubcommandLabel = "NAME",
        description = "Measures how good a running mesh is, by labelled sets; see docs/evaluation.md.")
public final class EvalCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing what to evaluate");
    }
}
