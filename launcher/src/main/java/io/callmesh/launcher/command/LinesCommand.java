package io.callmesh.launcher.command;

import io.callmesh.launcher.part.Part;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench lines`: what telephone calls cost, with SIPp as the caller and scripted engines. Needs no running mesh.
@Command(name = "lines", mixinStandardHelpOptions = true, description = "What telephone calls cost: SIPp calls, with sound both ways, and scripted engines answer; needs no running mesh.")
public final class LinesCommand implements Callable<Integer> {

    private static final String MAIN = "io.callmesh.gateway.bench.sip.LinesBench", PROGRAM = "sipp";

    @Spec
    private CommandSpec spec;

    @Option(names = "--calls", paramLabel = "N", defaultValue = "100", description = "Calls at once (default: ${DEFAULT-VALUE}).")
    private int calls;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "20", description = "How long each lasts (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--short", paramLabel = "N", defaultValue = "1000", description = "Short calls after them, to see what they leave behind (default: ${DEFAULT-VALUE}).")
    private int brief;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (!installed()) throw new Trouble("There is no sipp here, and nobody else calls. Debian and Ubuntu: apt-get install sip-tester");
        var found = Tool.of(Mesh.here(), Part.GATEWAY, MAIN).run(List.of(Integer.toString(calls), Integer.toString(seconds), Integer.toString(brief)));
        Told.print(found, json, spec.commandLine().getOut());
        return 0;
    }

    private static boolean installed() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator);
        return Arrays.stream(path).anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
    }
}
