package io.callmesh.launcher.command;

import io.callmesh.launcher.part.Replica;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `logs`: the last lines that a part, or each, has written.
@Command(name = "logs", description = "Shows what the parts have logged.", mixinStandardHelpOptions = true)
public final class LogsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "PART", description = "A part, or supervisor. All, if none is named.")
    private String part;

    @Option(names = {"-n", "--lines"}, paramLabel = "N", defaultValue = "40", description = "How many of the last lines (default ${DEFAULT-VALUE}).")
    private int lines;

    @Override
    public Integer call() throws Exception {
        var mesh = Mesh.here();
        var names = part == null ? names() : List.of(known(part));
        for (var name : names) print(spec.commandLine().getOut(), name, mesh.home().log(name));
        return 0;
    }

    private void print(PrintWriter out, String name, Path log) throws Exception {
        out.println("== " + name + "  " + log);
        if (!Files.exists(log)) return;
        var all = Files.readAllLines(log);
        all.subList(Math.max(0, all.size() - lines), all.size()).forEach(out::println);
    }

    private static String known(String name) {
        if (names().contains(name)) return name;
        throw new Trouble("No part is called " + name + ". There are " + names().stream().collect(Collectors.joining(", ")) + ".");
    }

    private static List<String> names() {
        return Stream.concat(Stream.of(Mesh.SUPERVISOR), Mesh.here().replicas().stream().map(Replica::label)).toList();
    }
}
