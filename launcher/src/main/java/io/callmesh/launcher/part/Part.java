package io.callmesh.launcher.part;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A process of the mesh. This is the table that README and `k8s/` share; a test compares them. In the order of starting.
public enum Part {
    BACKSTAGE(256, Compiler.QUICK, new Port("http", 8090), new Port("kafka", 19092), new Port("redis", 16379)),
    ASR(800, Compiler.THOROUGH, new Port("http", 8081), new Port("grpc", 9081)),
    LLM(384, Compiler.QUICK, new Port("http", 8082), new Port("grpc", 9082)),
    TTS(256, Compiler.THOROUGH, new Port("http", 8083), new Port("grpc", 9083)),
    TRANSLATION(128, Compiler.QUICK, new Port("http", 8084), new Port("grpc", 9084)),
    GATEWAY(256, Compiler.QUICK, new Port("http", 8080), new Port("grpc", 9080));

    private final int heapMegabytes;
    private final Compiler compiler;
    private final List<Port> ports;

    Part(int heapMegabytes, Compiler compiler, Port... ports) {
        this.heapMegabytes = heapMegabytes;
        this.compiler = compiler;
        this.ports = List.of(ports);
    }

    /// As people write it: `asr`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// At most.
    public int heapMegabytes() {
        return heapMegabytes;
    }

    Compiler compiler() {
        return compiler;
    }

    public List<Port> ports() {
        return ports;
    }

    /// The number of the port with this use; every part has `http`, the services also `grpc`.
    public int port(String use) {
        return ports.stream().filter(port -> port.use().equals(use)).findFirst().orElseThrow().number();
    }

    /// The five that answer calls, apart from what stands behind them.
    public boolean service() {
        return this != BACKSTAGE;
    }

    public static Optional<Part> named(String label) {
        return Arrays.stream(values()).filter(part -> part.label().equals(label)).findFirst();
    }
}
