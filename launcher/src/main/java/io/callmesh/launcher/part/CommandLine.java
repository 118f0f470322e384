package io.callmesh.launcher.part;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The command line of a part. The same folder, class path and flags each time: an ahead-of-time cache fits only those
/// (JEP 483, 514).
public final class CommandLine {

    private static final String CACHE = "start.aot", FRESH_CACHE = "training.aot";
    /// A heap that begins small and gives back, instead of a share of the whole machine. Methods are compiled when they have run some ten
    /// times instead of some hundred: the first calls of a day are not the slow ones.
    private static final List<String> COMMON = List.of(
            "-XX:+UseSerialGC", "-Xms32m", "-XX:MinHeapFreeRatio=20", "-XX:MaxHeapFreeRatio=40", "-Xss512k", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData",
            "-XX:Tier3InvocationThreshold=20", "-XX:Tier3MinInvocationThreshold=10", "-XX:Tier3CompileThreshold=200",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private CommandLine() {}

    /// To be run in [Home#program].
    public static List<String> of(Replica replica, Home home, Settings settings) {
        var command = flags(replica.part());
        if (Files.exists(cache(replica.part(), home))) command.add("-XX:AOTCache=" + CACHE);
        return finished(command, replica, home, Properties.of(replica, home, settings));
    }

    /// A run that writes [#freshCache] when it ends; its health is asked at `httpPort`.
    public static List<String> training(Part part, Home home, Settings settings, int httpPort) {
        var command = flags(part);
        command.add("-XX:AOTCacheOutput=" + FRESH_CACHE);
        return finished(command, Replica.first(part), home, Properties.training(part, home, settings, httpPort));
    }

    /// A program of its own among the classes of a service, with the flags of the service; arguments may be added. To be run in
    /// [Home#program].
    ///
    /// @param options for its JVM, beside those of the service
    public static List<String> tool(Part part, String main, String... options) {
        var command = flags(part);
        command.addAll(List.of(options));
        command.addAll(List.of("-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-cp", "app/*:lib/main/*:lib/boot/*:quarkus/*", main));
        return command;
    }

    /// What makes a start fast, if it is there.
    public static Path cache(Part part, Home home) {
        return home.program(part).resolve(CACHE);
    }

    public static Path freshCache(Part part, Home home) {
        return home.program(part).resolve(FRESH_CACHE);
    }

    private static List<String> flags(Part part) {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(COMMON);
        command.addAll(part.compiler().flags());
        command.add("-Xmx" + part.heapMegabytes() + "m");
        return command;
    }

    private static List<String> finished(List<String> command, Replica replica, Home home, Map<String, String> properties) {
        command.add("-Dcallmesh.part=" + replica.label());
        command.add("-Djava.io.tmpdir=" + temporary(replica, home));
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(replica.part().service() ? List.of("-jar", "quarkus-run.jar") : List.of("-cp", "*", "io.callmesh.backstage.Main"));
        return List.copyOf(command);
    }

    public static Path temporary(Replica replica, Home home) {
        return home.run().resolve(replica.label());
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
