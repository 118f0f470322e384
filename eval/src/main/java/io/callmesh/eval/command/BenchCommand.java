package io.callmesh.eval.command;

import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.grpc.GrpcGateway;
import io.callmesh.eval.machine.MeshProcesses;
import io.callmesh.eval.report.Findings;
import io.callmesh.eval.voice.Voices;
import io.callmesh.eval.voice.grpc.SpeechService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./mesh bench NAME`: measures a running mesh from its callers' end.
@Command(name = "bench", mixinStandardHelpOptions = true, subcommands = EndpointsCommand.class, description = {
    "Measures a running mesh, from its callers' end.",
    "latency: how long callers wait for an answer, and where the time goes; in the spoken dialogues of the assistants, and human callers.",
    "digits: order numbers that people speak digit by digit, at once and after one read-back.",
    "coffee: spoken coffee orders, clean and by telephone.",
    "calls: how many simultaneous calls are answered within a second, and what stands in the way of more."})
public final class BenchCommand implements Callable<Integer> {

    enum Bench { latency, digits, coffee, calls }

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "${COMPLETION-CANDIDATES}")
    Optional<Bench> named;

    @Option(names = "--gateway", paramLabel = "HOST:PORT", description = "Where the gateway listens for gRPC (default: 127.0.0.1:9080).")
    Optional<String> gateway;

    @Mixin
    KeyOption key = new KeyOption();

    @Option(names = "--voices", paramLabel = "HOST:PORT", description = "Where the speech service listens, for synthetic callers (default: 127.0.0.1:9083).")
    Optional<String> voices;

    @Option(names = "--count", paramLabel = "N", description = "Turns, numbers or orders to measure, calls at the most (default: 40, 100, 60, 64).")
    Optional<Integer> count;

    @Option(names = "--parallel", paramLabel = "N", defaultValue = "2", description = "Calls at a time, where time is not measured (default: ${DEFAULT-VALUE}).")
    int parallel;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "45", description = "calls: how long each load is held (default: ${DEFAULT-VALUE}).")
    int seconds;

    @Option(names = "--seed", defaultValue = "1", description = "Of what is chosen at random (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--asking", paramLabel = "TEXT", defaultValue = "where is my order", description = "digits: what the caller says first (default: ${DEFAULT-VALUE}).")
    String asking;

    @Option(names = "--numbers", split = ",", paramLabel = "NUMBER", description = "digits: the numbers to say (default: random ones).")
    List<String> numbers = List.of();

    @Option(names = "--clips", paramLabel = "FOLDER", description = "coffee: recordings with their label.json, instead of synthetic voices.")
    Optional<Path> clips;

    @Option(names = "--assistants", paramLabel = "FOLDER", description = "latency: packs whose spoken dialogues are played (default: assistants, in the checkout).")
    Optional<Path> assistants;

    @Option(names = "--json", description = "Print the findings as one JSON object instead of Markdown.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        var bench = named.orElseThrow(() -> new ParameterException(spec.commandLine(), "Missing the NAME of a benchmark"));
        return Attempt.run(spec, gatewayAddress().toString(), () -> measure(bench));
    }

    private int measure(Bench bench) throws Exception {
        var findings = new Findings(bench.name());
        try (Gateway called = GrpcGateway.at(gatewayAddress().host(), gatewayAddress().port(), key.presented());
                Voices speaking = SpeechService.at(voicesAddress().host(), voicesAddress().port())) {
            called.assistants();
            var scenario = new Scenarios(called, speaking, seed, parallel, this::progress);
            switch (bench) {
                case latency -> scenario.latency(count.orElse(40), assistants(), findings);
                case digits -> scenario.digits(asking, numbers, count.orElse(100), findings);
                case calls -> scenario.calls(count.orElse(64), Duration.ofSeconds(seconds), MeshProcesses.ofGateway(gatewayAddress().port()), findings);
                case coffee -> scenario.coffee(clips, count.orElse(60), findings);
            }
        }
        return Told.findings(spec, findings, json);
    }

    private void progress(String line) {
        Told.progress(spec, line);
    }

    private Path assistants() {
        return assistants.orElseGet(() -> Path.of(System.getProperty("callmesh.root", ".")).resolve("assistants"));
    }

    private Address gatewayAddress() {
        return gateway.map(text -> Address.parse("--gateway", text)).orElseGet(() -> Address.usual(9080));
    }

    private Address voicesAddress() {
        return voices.map(text -> Address.parse("--voices", text)).orElseGet(() -> Address.usual(9083));
    }
}
