package io.callmesh.launcher.mesh;

import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.grpc.GrpcGateway;
import io.callmesh.launcher.demo.grpc.CallerVoice;
import io.callmesh.launcher.install.Distribution;
import io.callmesh.launcher.part.Home;
import io.callmesh.launcher.part.Part;
import io.callmesh.launcher.part.Replica;
import io.callmesh.launcher.part.Settings;
import io.callmesh.launcher.process.PidFile;
import io.callmesh.launcher.process.PortHolder;
import io.callmesh.launcher.supervise.Engines;
import io.callmesh.launcher.supervise.Health;
import io.callmesh.launcher.supervise.Supervisor;
import io.callmesh.runtime.seal.redis.ServiceSeal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// A whole mesh of processes for tests: its own copy of what was built, its own ports, its own folder.
final class RunningMesh {

    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final int TELEPHONE = 5060;

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
        return start(folder, 1);
    }

    static RunningMesh start(Path folder, int gateways) throws Exception {
        var home = home(folder);
        int offset = freeOffset(gateways);
        var telephone = Map.of("callmesh.gateway.sip.listen", "127.0.0.1:" + (TELEPHONE + offset), "callmesh.gateway.rtp.host", "127.0.0.1");
        var mesh = new RunningMesh(home, new Settings(Optional.empty(), Optional.empty(), offset, telephone, gateways));
        mesh.supervisor.start();
        // the gateway first: before it has told the services of its assistants, they have nothing to prepare
        for (var replica : mesh.settings.replicas().reversed()) mesh.await(replica);
        return mesh;
    }

    /// A folder with a copy of what was built.
    static Home home(Path folder) throws IOException {
        var home = new Home(root(), folder);
        new Distribution(home).copy(new Distribution(home).stale());
        return home;
    }

    Settings settings() {
        return settings;
    }

    Path assistants() {
        return home.assistants();
    }

    /// Opens what the mesh has sealed.
    ServiceSeal keys() {
        return ServiceSeal.of(home.sealKeys(), settings.redisUrl());
    }

    Gateway gateway() {
        return gateway(1);
    }

    Gateway gateway(int number) {
        return GrpcGateway.at("127.0.0.1", settings.port(new Replica(Part.GATEWAY, number), "grpc"));
    }

    /// The web page.
    URI page() {
        return URI.create("http://127.0.0.1:" + settings.port(Part.GATEWAY, "http") + "/");
    }

    /// Where an assistant answers the telephone.
    String telephone(String assistant) {
        return "sip:" + assistant + "@127.0.0.1:" + (TELEPHONE + settings.portOffset());
    }

    CallerVoice voice() {
        return CallerVoice.at(settings.grpc(Part.TTS));
    }

    ProcessHandle process(Part part) {
        return process(Replica.first(part));
    }

    ProcessHandle process(Replica replica) {
        return new PidFile(home.pidFile(replica.label()), replica.label()).process().orElseThrow();
    }

    void await(Part part) throws InterruptedException {
        await(Replica.first(part));
    }

    /// Until it is ready, for the assistants too.
    void await(Replica replica) throws InterruptedException {
        int port = settings.port(replica, "http");
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!health.ready(replica.part(), port) || Engines.preparing(replica.part(), port, health) > 0) {
            if (System.nanoTime() > giveUp) throw new AssertionError(replica + " is not ready: " + log(replica));
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private String log(Replica replica) {
        try {
            return Files.readString(home.log(replica.label()));
        } catch (IOException e) {
            return "no log";
        }
    }

    /// Ends all of it.
    void stop() throws InterruptedException {
        supervisor.stop();
        health.close();
    }

    private static int freeOffset(int gateways) {
        return new Random().ints(10_000, 30_000).filter(offset -> free(offset, gateways)).findFirst().orElseThrow();
    }

    private static boolean free(int offset, int gateways) {
        var settings = new Settings(Optional.empty(), Optional.empty(), offset, Map.of(), gateways);
        return PortHolder.free(TELEPHONE + offset) && settings.replicas().stream().allMatch(replica -> replica.part().ports().stream().allMatch(port -> PortHolder.free(settings.port(replica, port.use()))));
    }

    private static Path jar(Part part) {
        var module = part == Part.GATEWAY ? "gateway" : part.label() + "-service";
        return root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    static Path root() {
        return Path.of(System.getProperty("callmesh.root", "..")).toAbsolutePath().normalize();
    }
}
