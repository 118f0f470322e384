package io.callmesh.launcher.chaos.mesh;

import io.callmesh.launcher.chaos.harm.Blow;
import io.callmesh.launcher.chaos.harm.Stage;
import io.callmesh.launcher.part.Home;
import io.callmesh.launcher.part.Part;
import io.callmesh.launcher.part.Replica;
import io.callmesh.launcher.part.Settings;
import io.callmesh.launcher.process.PidFile;
import io.callmesh.launcher.process.PortHolder;
import io.callmesh.launcher.process.Signal;
import io.callmesh.launcher.supervise.Engines;
import io.callmesh.launcher.supervise.Health;
import io.callmesh.launcher.supervise.Supervisor;
import io.callmesh.launcher.supervise.Watched;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Two gateways and one of every other part, Kafka and Redis apart from the back office. All of it ends with this program.
public final class ChaosMesh implements Stage, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(240), ASK_AGAIN = Duration.ofMillis(200);
    private static final int GATEWAYS = 2, CONNECT_MILLIS = 500, FIRST_OFFSET = 1_100, STEP = 100, OFFSETS = 50;

    private final Home home;
    private final Settings settings;
    private final Supervisor supervisor;
    private final Behind kafka, redis;
    private final Map<String, Watched> behind = new TreeMap<>();
    private final Health health = new Health();
    private final Thread ending = new Thread(this::stop, "stop-chaos");

    private ChaosMesh(Home home, Settings settings) {
        this.home = home;
        this.settings = settings;
        supervisor = new Supervisor(home, settings, _ -> { });
        kafka = new Behind(KAFKA, home, port(settings.kafkaServers()));
        redis = new Behind(REDIS, home, port(settings.redisUrl()));
    }

    /// Returns when all parts are ready.
    ///
    /// @param home       its folder, apart from that of the usual mesh; it is emptied first
    /// @param properties of all services
    public static ChaosMesh start(Home home, Map<String, String> properties) throws IOException, InterruptedException, TimeoutException {
        var settings = settings(properties);
        if (!home.state().equals(home.mesh())) empty(home.state());
        var mesh = new ChaosMesh(home, settings);
        Runtime.getRuntime().addShutdownHook(mesh.ending);
        try {
            mesh.start();
            return mesh;
        } catch (IOException | InterruptedException | TimeoutException | RuntimeException failed) {
            mesh.close();
            throw failed;
        }
    }

    private void start() throws IOException, InterruptedException, TimeoutException {
        giveBack(REDIS);
        giveBack(KAFKA);
        await(REDIS);
        await(KAFKA);
        supervisor.start();
        for (var replica : settings.replicas().reversed()) {
            await(replica.label());
            awaitAssistants(replica);
        }
    }

    /// `HOST:PORT` of the gateways' gRPC, by name.
    public Map<String, String> gateways() {
        var found = new TreeMap<String, String>();
        settings.replicas().stream().filter(replica -> replica.part() == Part.GATEWAY).forEach(replica -> found.put(replica.label(), settings.grpc(replica)));
        return found;
    }

    public Settings settings() {
        return settings;
    }

    @Override
    public List<String> parts() {
        return Stream.concat(Stream.of(REDIS, KAFKA), settings.replicas().stream().filter(replica -> replica.part().service()).map(Replica::label)).toList();
    }

    @Override
    public boolean ready(String part) throws InterruptedException {
        if (part.equals(REDIS)) return connects(redis.port());
        if (part.equals(KAFKA)) return connects(kafka.port());
        var replica = Replica.named(part).orElseThrow();
        return health.ready(replica.part(), settings.port(replica, "http"));
    }

    @Override
    public void strike(String part, Blow blow) throws InterruptedException {
        var signal = switch (blow) {
            case Blow.Kill _ -> Signal.KILL;
            case Blow.Freeze _ -> Signal.STOP;
            case Blow.Stop _ -> Signal.TERM;
        };
        for (long pid : pids(part, signal)) signal.send(pid);
    }

    @Override
    public void thaw(String part) throws InterruptedException {
        for (long pid : pids(part, Signal.CONT)) Signal.CONT.send(pid);
    }

    /// Redis is the child of a program that keeps it: a kill is for both of them, the child first; a goodbye is for the keeper.
    private List<Long> pids(String part, Signal signal) {
        var process = pidFile(part).process();
        if (process.isEmpty()) return List.of();
        if (!part.equals(REDIS) || signal == Signal.TERM) return List.of(process.get().pid());
        var server = process.get().descendants().filter(child -> child.info().command().filter(command -> command.contains("redis-server")).isPresent()).map(ProcessHandle::pid);
        return Stream.concat(server, signal == Signal.KILL ? Stream.of(process.get().pid()) : Stream.of()).toList();
    }

    /// Stops Kafka or Redis; it does not come back of its own.
    public synchronized void takeAway(String part) throws InterruptedException {
        var process = behind.remove(part);
        if (process != null) process.stop();
    }

    /// Starts Kafka or Redis.
    public synchronized void giveBack(String part) throws IOException {
        behind.put(part, (part.equals(REDIS) ? redis : kafka).start(_ -> { }));
    }

    private PidFile pidFile(String part) {
        return switch (part) {
            case REDIS -> redis.pidFile();
            case KAFKA -> kafka.pidFile();
            default -> new PidFile(home.pidFile(part), part);
        };
    }

    private void await(String part) throws InterruptedException, TimeoutException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!ready(part)) {
            if (System.nanoTime() > giveUp) throw new TimeoutException("Not ready in time: " + part + ". See " + home.log(part));
            Thread.sleep(ASK_AGAIN);
        }
    }

    private void awaitAssistants(Replica replica) throws InterruptedException, TimeoutException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (Engines.preparing(replica.part(), settings.port(replica, "http"), health) > 0) {
            if (System.nanoTime() > giveUp) throw new TimeoutException("Not prepared in time: " + replica.label());
            Thread.sleep(ASK_AGAIN);
        }
    }

    private synchronized void stop() {
        try {
            for (var part : parts()) thaw(part);
            supervisor.stop();
            takeAway(KAFKA);
            takeAway(REDIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        health.close();
        Runtime.getRuntime().removeShutdownHook(ending);
    }

    private static boolean connects(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
            return true;
        } catch (IOException notUp) {
            return false;
        }
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    /// With ports that are free.
    private static Settings settings(Map<String, String> properties) {
        for (int offset = FIRST_OFFSET; offset < FIRST_OFFSET + STEP * OFFSETS; offset += STEP) {
            var own = new Settings(Optional.empty(), Optional.empty(), offset, properties).withGateways(GATEWAYS);
            if (free(own)) return new Settings(Optional.of(own.kafkaServers()), Optional.of(own.redisUrl()), offset, properties).withGateways(GATEWAYS);
        }
        throw new IllegalStateException("There are no free ports for another mesh.");
    }

    private static boolean free(Settings settings) {
        return settings.replicas().stream().allMatch(replica -> replica.part().ports().stream().allMatch(port -> PortHolder.free(settings.port(replica, port.use()))));
    }

    private static void empty(Path folder) throws IOException {
        if (Files.notExists(folder)) return;
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
