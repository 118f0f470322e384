package io.callmesh.eval.machine;

import io.callmesh.runtime.measure.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The services of one mesh that run on this machine, by name; none where proc(5) is not there or the mesh is elsewhere.
public final class MeshProcesses {

    private static final String PART = "-Dcallmesh.part=", GATEWAY_PORT = "-Dcallmesh.gateway.grpc-port=";

    private final Map<String, Usage> services = new TreeMap<>();

    private MeshProcesses() {}

    /// @param port where the mesh's gateway listens for gRPC
    public static MeshProcesses ofGateway(int port) {
        var found = new MeshProcesses();
        ProcessHandle.allProcesses().forEach(process -> label(arguments(process), port).ifPresent(label -> found.services.put(label, new Usage(process))));
        return found;
    }

    static Optional<String> label(List<String> arguments, int port) {
        if (!arguments.contains(GATEWAY_PORT + port)) return Optional.empty();
        return arguments.stream().filter(word -> word.startsWith(PART)).map(word -> word.substring(PART.length())).findFirst();
    }

    private static List<String> arguments(ProcessHandle process) {
        try {
            var line = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return Arrays.asList(new String(line, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException goneOrElsewhere) {
            return List.of();
        }
    }

    /// Seconds of processor time that each has used by now.
    public Map<String, Double> processorSeconds() {
        var seconds = new TreeMap<String, Double>();
        services.forEach((label, usage) -> seconds.put(label, usage.processor().toMillis() / 1_000.0));
        return seconds;
    }

    /// Of all together, helper programs included, in MiB.
    public double residentMb() {
        return services.values().stream().flatMap(MeshProcesses::family).mapToDouble(Usage::residentMb).sum();
    }

    private static Stream<Usage> family(Usage service) {
        return Stream.concat(Stream.of(service), service.process().descendants().map(Usage::new));
    }
}
