package io.callmesh.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.launcher.probe.Finding;
import io.callmesh.launcher.probe.Finding.State;
import io.callmesh.launcher.probe.Report;
import io.callmesh.launcher.probe.Target;
import io.callmesh.launcher.probe.grpc.Inspection;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `grpc-check`: looks at a gRPC port of the mesh, or at a proxy in front of one, as a client would.
@Command(name = "grpc-check", mixinStandardHelpOptions = true, description = {
    "Checks a gRPC port of the mesh, or a proxy in front of one, from outside as a client would: ten seconds.",
    "Its exit code is 1 when something is not as it should be."})
public final class GrpcCheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "HOST:PORT", description = "Of gateway (9080), asr (9081), llm (9082), tts (9083) or translation (9084); which it is, is found out.")
    private String address;

    @Option(names = "--key", paramLabel = "KEY", defaultValue = "${env:CALLMESH_KEY:-}", description = "The API key to send; by default CALLMESH_KEY of the environment, if set.")
    private String key;

    @Option(names = "--tls", description = "Speak TLS.")
    private boolean tls;

    @Option(names = "--ca", paramLabel = "FILE", description = "Trust the certificates of this PEM file instead of the JDK's (with --tls).")
    private Optional<Path> authority = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        var report = new Inspection(target(), json ? _ -> { } : finding -> print(finding, out)).run();
        out.println(json ? json(report) : summary(report));
        out.flush();
        return report.good() ? 0 : 1;
    }

    private Target target() {
        authority.filter(file -> !Files.isRegularFile(file)).ifPresent(file -> {
            throw new ParameterException(spec.commandLine(), "--ca: no file " + file);
        });
        try {
            return Target.of(address, tls, authority, Optional.of(key).filter(given -> !given.isBlank()));
        } catch (IllegalArgumentException bad) {
            throw new ParameterException(spec.commandLine(), "HOST:PORT " + bad.getMessage(), bad);
        }
    }

    private static void print(Finding finding, PrintWriter out) {
        out.printf("%-7s %-28s %s%n", word(finding.state()), finding.check(), finding.told());
        if (!finding.todo().isEmpty()) out.printf("%-7s %-28s -> %s%n", "", "", finding.todo());
        out.flush();
    }

    private static String word(State state) {
        return switch (state) {
            case OK -> "ok";
            case FAILED -> "FAILED";
            case NOT_CHECKED -> "-";
        };
    }

    private static String summary(Report report) {
        long failed = report.findings().stream().filter(finding -> finding.state() == State.FAILED).count();
        var who = report.part().isEmpty() ? report.target() : report.part() + " at " + report.target();
        return failed == 0 ? who + " is as a client expects it." : who + ": " + failed + " of " + report.findings().size() + " checks failed.";
    }

    private static JsonNode json(Report report) {
        var json = new ObjectMapper().createObjectNode().put("target", report.target()).put("part", report.part()).put("ok", report.good());
        var checks = json.putArray("checks");
        for (var finding : report.findings()) {
            checks.addObject().put("check", finding.check()).put("state", finding.state().name().toLowerCase(Locale.ROOT))
                    .put("told", finding.told()).put("do", finding.todo()).put("ms", finding.millis());
        }
        return json;
    }
}
