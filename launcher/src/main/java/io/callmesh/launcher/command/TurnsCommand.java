package io.callmesh.launcher.command;

import io.callmesh.launcher.part.Part;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench turns`: what turn taking itself costs, between engines and callers that follow a script. Needs no running mesh.
@Command(name = "turns", mixinStandardHelpOptions = true, description = "What turn taking itself costs, with scripted engines; needs no running mesh.")
public final class TurnsCommand implements Callable<Integer> {

    private static final String MAIN = "io.callmesh.gateway.bench.TurnsBench";

    enum Rung { a }

    @Spec
    private CommandSpec spec;

    @Option(names = "--calls", paramLabel = "N", defaultValue = "1", description = "Calls at once (default: ${DEFAULT-VALUE}).")
    private int calls;

    @Option(names = "--turns", paramLabel = "K", defaultValue = "20", description = "Turns of each call (default: ${DEFAULT-VALUE}).")
    private int turns;

    @Option(names = "--warm", paramLabel = "K", defaultValue = "8", description = "Turns of each call before them, not measured (default: ${DEFAULT-VALUE}).")
    private int warm;

    @Option(names = "--rung", defaultValue = "a", description = "a: engines in the process of the gateway core (default: ${DEFAULT-VALUE}).")
    private Rung rung;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        var found = Tool.of(Mesh.here(), Part.GATEWAY, MAIN).run(List.of(Integer.toString(calls), Integer.toString(turns), Integer.toString(warm)));
        Told.print(found, json, spec.commandLine().getOut());
        return 0;
    }
}
