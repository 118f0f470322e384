package io.callmesh.gateway.wiring;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/// The llm service as it was built, in a process of its own.
final class RunningLlm implements AutoCloseable {

    private static final Path APP = Path.of("../llm-service/target/quarkus-app");
    private static final Duration TO_START = Duration.ofSeconds(120);
    private static final Pattern READY = Pattern.compile("^\\s*\\{\\s*\"status\"\\s*:\\s*\"UP\""), PREPARED = Pattern.compile("\"preparing\"\\s*:\\s*0");

    private final Process process;
    private final Path log;
    private final URI health;
    private final HttpClient http = HttpClient.newHttpClient();
    final ManagedChannel channel;

    private RunningLlm(Process process, Path log, int httpPort, int grpcPort) {
        this.process = process;
        this.log = log;
        health = URI.create("http://127.0.0.1:" + httpPort + "/q/health");
        channel = NettyChannelBuilder.forAddress("127.0.0.1", grpcPort).usePlaintext().build();
    }

    static boolean built() {
        return Files.exists(APP.resolve("quarkus-run.jar"));
    }

    /// Writes a model whose weights are by chance.
    static Path nonsense(Path folder) throws IOException, InterruptedException {
        var model = folder.resolve("nonsense.gguf");
        var writer = new ProcessBuilder(command("-cp", "app/*:lib/main/*:lib/boot/*:quarkus/*", "io.callmesh.llm.engine.llama.ChanceModel", model.toString(), "tiny")).directory(APP.toFile()).inheritIO().start();
        if (writer.waitFor() != 0) throw new IOException("no model was written");
        return model;
    }

    static RunningLlm start(Path folder, String... keys) throws IOException {
        int http = free(), grpc = free();
        var options = new ArrayList<>(List.of("-Xmx384m", "-XX:+UseSerialGC", "-Dcallmesh.kafka=127.0.0.1:1", "-Dcallmesh.llm.http-port=" + http, "-Dcallmesh.llm.grpc-port=" + grpc,
                "-Djava.io.tmpdir=" + folder));
        for (var key : keys) options.add("-D" + key);
        options.addAll(List.of("-jar", "quarkus-run.jar"));
        var log = folder.resolve("llm-service.log");
        var process = new ProcessBuilder(command(options.toArray(String[]::new))).directory(APP.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        var running = new RunningLlm(process, log, http, grpc);
        Awaitility.await().atMost(TO_START).failFast("the llm service ended", () -> !process.isAlive()).until(running::ready);
        return running;
    }

    private static List<String> command(String... arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// Waits until every pack that it holds is ready for use.
    void prepared() {
        Awaitility.await().atMost(TO_START).until(() -> PREPARED.matcher(report()).find());
    }

    private boolean ready() throws InterruptedException {
        return READY.matcher(report()).find();
    }

    private String report() throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString()).body();
        } catch (IOException notYet) {
            return "";
        }
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        channel.shutdownNow();
        http.close();
        process.destroyForcibly().onExit().join();
    }
}
