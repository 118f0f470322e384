package io.callmesh.launcher.command;

import io.callmesh.eval.caller.grpc.GrpcGateway;
import io.callmesh.launcher.part.Part;
import io.callmesh.launcher.work.InsightsBench;
import io.callmesh.launcher.work.LiveCall;
import io.callmesh.launcher.work.kafka.EndedCalls;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench insights`: how late insights come, and what the calls that go on feel of them. Starts a mesh of its own.
@Command(name = "insights", mixinStandardHelpOptions = true, description = "How late insights of ended calls come, and what live calls feel of them; in a mesh of its own.")
public final class InsightsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--calls-per-minute", paramLabel = "N", defaultValue = "50", description = "Calls that end in a minute (default: ${DEFAULT-VALUE}).")
    private int callsPerMinute;

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "2", description = "For how long they end, after as long without them (default: ${DEFAULT-VALUE}).")
    private double minutes;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (callsPerMinute < 1 || minutes <= 0) throw new Trouble("--calls-per-minute and --minutes must be more than 0.");
        var usual = Mesh.here();
        try (var mesh = MeshApart.start(usual, "insights", Map.of()); var gateway = GrpcGateway.at("127.0.0.1", mesh.settings().port(Part.GATEWAY, "grpc"))) {
            var bench = new InsightsBench(new LiveCall(gateway), new EndedCalls(mesh.settings().kafkaServers()));
            Told.print(bench.run(callsPerMinute, Duration.ofMillis((long) (minutes * 60_000))), json, spec.commandLine().getOut());
        }
        return 0;
    }
}
