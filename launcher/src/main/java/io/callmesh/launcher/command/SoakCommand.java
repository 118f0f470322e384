package io.callmesh.launcher.command;

import io.callmesh.launcher.part.Part;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench soak`: scripted calls for a long time, to see whether anything grows. Needs no running mesh.
@Command(name = "soak", mixinStandardHelpOptions = true, description = "Scripted calls for a long time, to see what grows; needs no running mesh.")
public final class SoakCommand implements Callable<Integer> {

    private static final String MAIN = "io.callmesh.gateway.bench.SoakBench";
    /// A JVM takes its time to find its size: a third of the run, but no more than this.
    private static final Duration LONGEST_WARMING = Duration.ofMinutes(3);

    /// The whole heap is there from the start, so that resident memory grows only outside it; inside it the live heap tells. What is
    /// ever compiled is compiled early: else the code that is run once a minute is still coming when the soak ends.
    private static final String[] SETTLED = {"-Xms" + Part.GATEWAY.heapMegabytes() + "m", "-XX:+AlwaysPreTouch", "-XX:CompileThresholdScaling=0.05"};

    @Spec
    private CommandSpec spec;

    @Option(names = "--calls", paramLabel = "N", defaultValue = "50", description = "Calls at once (default: ${DEFAULT-VALUE}).")
    private int calls;

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "10", description = "For how long (default: ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        long seconds = Duration.ofMinutes(minutes).toSeconds(), warm = Math.min(seconds / 3, LONGEST_WARMING.toSeconds());
        var found = Tool.of(Mesh.here(), Part.GATEWAY, MAIN, SETTLED).run(List.of(Integer.toString(calls), Long.toString(seconds), Long.toString(warm)));
        Told.print(found, json, spec.commandLine().getOut());
        return 0;
    }
}
