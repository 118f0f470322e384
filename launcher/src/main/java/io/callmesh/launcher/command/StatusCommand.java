package io.callmesh.launcher.command;

import io.callmesh.launcher.part.Replica;
import io.callmesh.launcher.process.Memory;
import io.callmesh.launcher.supervise.Engines;
import io.callmesh.launcher.supervise.Health;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `status`: the parts, as a table. Its exit code is 1 when one of them is not ready.
@Command(name = "status", description = "Shows the parts: ports, memory, engines.", mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    private static final String ROW = "%-12s %-10s %8s %7s  %-32s %s%n";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var mesh = Mesh.here();
        var out = spec.commandLine().getOut();
        out.printf(ROW, "PART", "STATE", "PID", "MB", "PORTS", "ENGINE");
        boolean ready = true;
        try (var health = new Health()) {
            for (var part : mesh.replicas()) ready &= row(out, mesh, part, health);
        }
        mesh.supervisor().ifPresent(process -> out.printf(ROW, Mesh.SUPERVISOR, "up", process.pid(), own(process), "", ""));
        out.printf("%-12s %-10s %8s %7d%n", "total", ready ? "ready" : "not ready", "", total(mesh));
        return ready ? 0 : 1;
    }

    private static boolean row(PrintWriter out, Mesh mesh, Replica replica, Health health) throws InterruptedException {
        var process = mesh.pidFile(replica).process();
        int port = mesh.settings().port(replica, "http");
        boolean ready = process.isPresent() && health.ready(replica.part(), port);
        var state = process.isEmpty() ? "down" : ready ? "ready" : "starting";
        var engine = ready ? Engines.of(replica.part(), port, health) : "";
        out.printf(ROW, replica.label(), state, process.map(found -> "" + found.pid()).orElse("-"), megabytes(process), ports(mesh, replica), engine);
        return ready;
    }

    private static String megabytes(Optional<ProcessHandle> process) {
        return process.map(found -> "" + Memory.megabytes(found)).orElse("-");
    }

    private static String ports(Mesh mesh, Replica replica) {
        return replica.part().ports().stream()
                .filter(mesh.settings()::uses)
                .map(port -> port.use() + " " + mesh.settings().port(replica, port.use()))
                .collect(Collectors.joining(", "));
    }

    /// The parts are its children, and have rows of their own.
    private static long own(ProcessHandle supervisor) {
        return Memory.megabytes(supervisor) - supervisor.children().mapToLong(Memory::megabytes).sum();
    }

    /// Also of parts that a killed supervisor left behind.
    private static long total(Mesh mesh) {
        long parts = mesh.replicas().stream().flatMap(replica -> mesh.pidFile(replica).process().stream()).mapToLong(Memory::megabytes).sum();
        return parts + mesh.supervisor().map(StatusCommand::own).orElse(0L);
    }
}
