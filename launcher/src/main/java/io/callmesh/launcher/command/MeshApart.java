package io.callmesh.launcher.command;

import io.callmesh.launcher.part.Part;
import io.callmesh.launcher.part.Replica;
import io.callmesh.launcher.part.Settings;
import io.callmesh.launcher.privacy.Place;
import io.callmesh.launcher.process.PortHolder;
import io.callmesh.launcher.supervise.Engines;
import io.callmesh.launcher.supervise.Health;
import io.callmesh.launcher.supervise.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A second mesh beside the usual one, with ports and settings of its own, for as long as this program runs.
final class MeshApart implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(180), ASK_AGAIN = Duration.ofMillis(250);
    private static final int FIRST_OFFSET = 700, STEP = 100, OFFSETS = 50;

    private final Mesh mesh;
    private final Supervisor supervisor;
    private final Thread ending = new Thread(this::stop, "stop-apart");

    private MeshApart(Mesh mesh) {
        this.mesh = mesh;
        supervisor = new Supervisor(mesh.home(), mesh.settings(), _ -> { });
    }

    /// Returns when all parts are ready.
    ///
    /// @param name       of its folder
    /// @param properties of all its services
    static MeshApart start(Mesh usual, String name, Map<String, String> properties) throws IOException, InterruptedException {
        return start(usual, name, properties, 1);
    }

    /// As [#start(Mesh, String, Map)], with so many gateways.
    static MeshApart start(Mesh usual, String name, Map<String, String> properties, int gateways) throws IOException, InterruptedException {
        var settings = new Settings(Optional.empty(), Optional.empty(), offset(gateways), properties, gateways);
        var apart = new MeshApart(new Mesh(usual.home().apart(name), settings));
        Runtime.getRuntime().addShutdownHook(apart.ending);
        try {
            apart.supervisor.start();
            apart.await();
            return apart;
        } catch (IOException | InterruptedException | Trouble failed) {
            apart.close();
            throw failed;
        }
    }

    private static int offset(int gateways) {
        return IntStream.range(0, OFFSETS).map(step -> FIRST_OFFSET + step * STEP).filter(offset -> free(offset, gateways)).findFirst()
                .orElseThrow(() -> new Trouble("There are no free ports for another mesh."));
    }

    private static boolean free(int offset, int gateways) {
        var settings = new Settings(Optional.empty(), Optional.empty(), offset, Map.of(), gateways);
        return settings.replicas().stream().allMatch(replica -> replica.part().ports().stream().allMatch(port -> PortHolder.free(settings.port(replica, port.use()))));
    }

    private void await() throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        try (var health = new Health()) {
            for (var replica : mesh.settings().replicas()) {
                while (!ready(replica, health)) {
                    if (System.nanoTime() > giveUp) throw new Trouble("Not ready in time: " + replica.label() + ". See " + mesh.home().log(replica.label()));
                    Thread.sleep(ASK_AGAIN);
                }
            }
        }
    }

    private boolean ready(Replica replica, Health health) throws InterruptedException {
        int port = mesh.settings().port(replica, "http");
        return health.ready(replica.part(), port) && Engines.preparing(replica.part(), port, health) == 0;
    }

    Settings settings() {
        return mesh.settings();
    }

    /// `HOST:PORT` of its gateway's gRPC.
    String gateway() {
        return mesh.settings().grpc(Part.GATEWAY);
    }

    /// Where it writes.
    Place place() {
        var settings = mesh.settings();
        return new Place(gateway(), settings.kafkaServers(), settings.redisUrl(),
                Arrays.stream(Part.values()).filter(Part::service).map(part -> URI.create("http://127.0.0.1:" + settings.port(part, "http") + "/q/metrics")).toList(), mesh.home().state());
    }

    long pid(Part part) {
        return pid(Replica.first(part));
    }

    long pid(Replica replica) {
        return mesh.pidFile(replica).process().orElseThrow(() -> new Trouble(replica.label() + " is gone.")).pid();
    }

    private void stop() {
        try {
            supervisor.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(ending);
    }
}
