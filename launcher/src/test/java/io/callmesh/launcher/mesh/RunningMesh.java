package io.callmesh.launcher.mesh;

import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.grpc.GrpcGateway;
import io.callmesh.launcher.demo.grpc.CallerVoice;
import io.callmesh.launcher.install.Distribution;
import io.callmesh.launcher.part.Home;
import io.callmesh.launcher.part.Part;
import io.callmesh.launcher.part.Settings;
import io.callmesh.launcher.process.PidFile;
import io.callmesh.launcher.process.PortHolder;
import io.callmesh.launcher.supervise.Engines;
import io.callmesh.launcher.supervise.Health;
import io.callmesh.launcher.supervise.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// A whole mesh of processes for tests: its own copy of what was built, its own ports, its own folder.
final class RunningMesh {

    private static final Duration PATIENCE = Duration.ofSeconds(240);

    private final Home home;
    private final Settings settings;
    private final Supervisor supervisor;
    private final Health health = new Health();

    private RunningMesh(Home home, Settings settings) {
        this.home = home;
        this.settings = settings;
        this.supervisor = new Supervisor(home, settings);
    }

    /// Whether all services have been built in this checkout.
    static boolean built() {
        return Arrays.stream(Part.values()).filter(Part::service).map(RunningMesh::jar).allMatch(Files::exists)
                && Files.exists(root().resolve("launcher/backstage/target/lib"));
    }

    static RunningMesh start(Path folder) throws Exception {
        var home = new Home(root(), folder);
        new Distribution(home).copy(new Distribution(home).stale());
        var mesh = new RunningMesh(home, new Settings(Optional.empty(), Optional.empty(), freeOffset()));
        mesh.supervisor.start();
        // the gateway first: before it has told the services of its assistants, they have nothing to prepare
        for (var part : Arrays.asList(Part.values()).reversed()) mesh.await(part);
        return mesh;
    }

    Settings settings() {
        return settings;
    }

    Path assistants() {
        return home.assistants();
    }

    Gateway gateway() {
        return GrpcGateway.at("127.0.0.1", settings.port(Part.GATEWAY, "grpc"));
    }

    /// The web page.
    URI page() {
        return URI.create("http://127.0.0.1:" + settings.port(Part.GATEWAY, "http") + "/");
    }

    CallerVoice voice() {
        return CallerVoice.at(settings.grpc(Part.TTS));
    }

    ProcessHandle process(Part part) {
        return new PidFile(home.pidFile(part.label()), part.label()).process().orElseThrow();
    }

    /// Until it is ready, for the assistants too.
    void await(Part part) throws InterruptedException {
        int port = settings.port(part, "http");
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!health.ready(part, port) || Engines.preparing(part, port, health) > 0) {
            if (System.nanoTime() > giveUp) throw new AssertionError(part + " is not ready: " + log(part));
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private String log(Part part) {
        try {
            return Files.readString(home.log(part.label()));
        } catch (IOException e) {
            return "no log";
        }
    }

    /// Ends all of it.
    void stop() throws InterruptedException {
        supervisor.stop();
        health.close();
    }

    private static int freeOffset() {
        return new Random().ints(10_000, 30_000).filter(RunningMesh::free).findFirst().orElseThrow();
    }

    private static boolean free(int offset) {
        return Arrays.stream(Part.values()).flatMap(part -> part.ports().stream()).allMatch(port -> PortHolder.free(port.number() + offset));
    }

    private static Path jar(Part part) {
        var module = part == Part.GATEWAY ? "gateway" : part.label() + "-service";
        return root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private static Path root() {
        return Path.of(System.getProperty("callmesh.root", "..")).toAbsolutePath().normalize();
    }
}
