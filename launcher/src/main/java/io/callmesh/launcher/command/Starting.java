package io.callmesh.launcher.command;

import io.callmesh.launcher.part.CommandLine;
import io.callmesh.launcher.part.Port;
import io.callmesh.launcher.part.Replica;
import io.callmesh.launcher.part.Settings;
import io.callmesh.launcher.process.PortHolder;
import io.callmesh.launcher.supervise.Engines;
import io.callmesh.launcher.supervise.Health;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Brings the mesh up and tells how far it is.
final class Starting {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int ASK_EVERY_MILLIS = 250;

    private final Mesh mesh;
    private final PrintWriter out;
    private final Map<String, String> properties;
    private final long since = System.nanoTime();

    Starting(Mesh mesh, PrintWriter out) {
        this(mesh, out, Map.of());
    }

    /// @param properties of the services, beside those of the settings
    Starting(Mesh mesh, PrintWriter out, Map<String, String> properties) {
        this.mesh = mesh;
        this.out = out;
        this.properties = properties;
    }

    /// Returns when all parts are ready; throws [Trouble] when that cannot be.
    void run() throws IOException, InterruptedException {
        if (mesh.supervisor().isEmpty()) startSupervisor();
        else if (!properties.isEmpty()) throw new Trouble("The mesh is up already, without what you ask for now. ./mesh down first.");
        else say("The mesh is up already.");
        awaitAll();
    }

    private void startSupervisor() throws IOException, InterruptedException {
        new Stopping(mesh).run();
        demandPorts();
        var log = mesh.home().log(Mesh.SUPERVISOR);
        clear(mesh.home().logs());
        var builder = new ProcessBuilder(supervisorCommand());
        if (!properties.isEmpty()) builder.environment().put(Settings.PROPERTIES, lines());
        builder.environment().put(Settings.GATEWAYS, Integer.toString(mesh.settings().gateways()));
        var process = builder
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        mesh.supervisorFile().write(process.pid());
    }

    private String lines() {
        var all = new TreeMap<>(mesh.settings().more());
        all.putAll(properties);
        return all.entrySet().stream().map(property -> property.getKey() + "=" + property.getValue()).collect(Collectors.joining("\n"));
    }

    private void demandPorts() {
        for (var replica : mesh.settings().replicas()) {
            for (var port : replica.part().ports()) if (mesh.settings().uses(port)) demand(replica, port);
        }
    }

    private void demand(Replica replica, Port port) {
        int number = mesh.settings().port(replica, port.use());
        if (PortHolder.free(number)) return;
        var holder = PortHolder.of(number).map(who -> " by " + who).orElse("");
        throw new Trouble("Port " + number + " (" + port.use() + " of " + replica.label() + ") is in use" + holder
                + ". Free it, or move all ports: MESH_PORT_OFFSET=100 ./mesh up");
    }

    private static void clear(Path logs) throws IOException {
        Files.createDirectories(logs);
        try (var old = Files.list(logs)) {
            for (var log : old.toList()) Files.delete(log);
        }
    }

    private List<String> supervisorCommand() {
        var command = new ArrayList<String>();
        var detach = Path.of("/usr/bin/setsid");
        if (Files.isExecutable(detach)) command.add(detach.toString());
        command.addAll(List.of(CommandLine.java(), "-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        command.addAll(List.of("-Dcallmesh.part=" + Mesh.SUPERVISOR, "-Dcallmesh.root=" + mesh.home().root(), "-Dcallmesh.home=" + mesh.home().mesh()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.callmesh.launcher.Main", "supervise"));
        return command;
    }

    private void awaitAll() throws IOException, InterruptedException {
        var waiting = new LinkedHashSet<>(mesh.settings().replicas());
        try (var health = new Health()) {
            while (!waiting.isEmpty()) {
                for (var replica : List.copyOf(waiting)) if (ready(health, replica) && waiting.remove(replica)) say("  %-12s ready".formatted(replica.label()));
                for (var replica : waiting) giveUpIfRefused(replica);
                if (mesh.supervisor().isEmpty()) throw new Trouble("The supervisor ended. See " + mesh.home().log(Mesh.SUPERVISOR));
                if (System.nanoTime() - since > PATIENCE.toNanos()) throw late(waiting);
                Thread.sleep(ASK_EVERY_MILLIS);
            }
            awaitAssistants(health);
        }
    }

    /// A service that refuses to start would refuse again: the mesh is taken down, and what it says is told.
    private void giveUpIfRefused(Replica replica) throws IOException, InterruptedException {
        var reason = Refusal.of(mesh.home().log(replica.label()));
        if (reason.isEmpty()) return;
        new Stopping(mesh).run();
        throw new Trouble(reason.get().startsWith("The gateway") ? reason.get() : "The " + replica.label() + " does not start: " + reason.get());
    }

    /// The gateway has told the services of its assistants, and they have made what they need to hear and answer for them. A mesh that is
    /// slow at that is up all the same.
    private void awaitAssistants(Health health) throws InterruptedException {
        while (System.nanoTime() - since < PATIENCE.toNanos()) {
            if (preparing(health) == 0) {
                say("  %-12s ready".formatted("assistants"));
                return;
            }
            Thread.sleep(ASK_EVERY_MILLIS);
        }
        say("  %-12s still being prepared; the first calls may have to wait".formatted("assistants"));
    }

    private int preparing(Health health) throws InterruptedException {
        for (var replica : mesh.settings().replicas().reversed()) {
            int parts = Engines.preparing(replica.part(), mesh.settings().port(replica, "http"), health);
            if (parts > 0) return parts;
        }
        return 0;
    }

    private boolean ready(Health health, Replica replica) throws InterruptedException {
        return health.ready(replica.part(), mesh.settings().port(replica, "http"));
    }

    private Trouble late(Set<Replica> waiting) {
        var names = waiting.stream().map(Replica::label).toList();
        return new Trouble("Not ready after " + PATIENCE.toSeconds() + " s: " + String.join(", ", names) + ". See ./mesh logs " + names.getFirst());
    }

    private void say(String what) {
        out.printf("%s%s%n", what, what.endsWith("ready") ? " after %.1f s".formatted((System.nanoTime() - since) / 1e9) : "");
        out.flush();
    }
}
