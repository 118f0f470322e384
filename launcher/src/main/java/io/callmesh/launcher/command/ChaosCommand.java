package io.callmesh.launcher.command;

import io.callmesh.launcher.chaos.Chaos;
import io.callmesh.launcher.chaos.Plan;
import io.callmesh.launcher.chaos.Plan.Scenario;
import io.callmesh.launcher.chaos.Verdict;
import io.callmesh.launcher.chaos.harm.Timeline;
import io.callmesh.launcher.chaos.mesh.ChaosMesh;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `chaos`: a mesh of its own whose parts are killed and frozen under scripted calls. Needs no running mesh.
@Command(name = "chaos", mixinStandardHelpOptions = true, description = {
    "Kills, freezes and stops the parts of a mesh of its own under scripted calls, and tells what was lost; needs no running mesh.",
    "Exit code 1 when a turn was lost, a tool ran twice, a call got stuck, a journal is not whole, or callers came back too late."})
public final class ChaosCommand implements Callable<Integer> {

    private static final String FOLDER = "chaos";
    @Spec
    private CommandSpec spec;

    @Option(names = "--calls", paramLabel = "N", defaultValue = "200", description = "Calls in all; with kafka-stopped and redis-stopped: at once (default: ${DEFAULT-VALUE}).")
    private int calls;

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "10", description = "For how long parts are harmed (default: ${DEFAULT-VALUE}).")
    private double minutes;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "What the dice begin with (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--scenario", paramLabel = "NAME", defaultValue = "random", description = {
        "random: all parts, at any time.", "stages: gateways, killed while a tool runs, speaking, thinking, listening; short: the first three of these.", "kafka-stopped, redis-stopped: it is away for the time (default: ${DEFAULT-VALUE})."})
    private String scenario;

    @Option(names = "--json", description = "Print one JSON object; what happens is told on standard error.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        var plan = new Plan(scenario(), calls, Duration.ofMillis((long) (minutes * 60_000)), seed);
        var out = spec.commandLine().getOut();
        var timeline = new Timeline(json ? spec.commandLine().getErr() : out);
        timeline.tell("starting 2 gateways, llm and translation as they are; asr and tts with the engine `scripted`; Redis with an append-only file; Kafka; the back office");
        try (var mesh = ChaosMesh.start(Mesh.here().home().apart(FOLDER), Chaos.SCRIPTED)) {
            timeline.tell("all parts are ready");
            return tell(new Chaos(mesh, plan, timeline).run(), out);
        } catch (TimeoutException late) {
            throw new Trouble(String.valueOf(late.getMessage()));
        }
    }

    private Scenario scenario() {
        try {
            return Scenario.valueOf(scenario.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new Trouble("--scenario must be random, stages, short, kafka-stopped or redis-stopped, not " + scenario + ".");
        }
    }

    private int tell(Verdict verdict, PrintWriter out) {
        Told.print(verdict.json(), json, out);
        return verdict.passed() ? 0 : 1;
    }
}
