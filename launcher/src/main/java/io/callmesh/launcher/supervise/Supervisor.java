package io.callmesh.launcher.supervise;

import io.callmesh.launcher.part.CommandLine;
import io.callmesh.launcher.part.Home;
import io.callmesh.launcher.part.Part;
import io.callmesh.launcher.part.Replica;
import io.callmesh.launcher.part.Settings;
import io.callmesh.launcher.process.PidFile;
import io.callmesh.runtime.seal.KeyFile;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Holds the mesh up: what stands behind first, then all services at once; on the way down the gateways first, then the other
/// services, then what stands behind.
public final class Supervisor {

    private static final long ASK_EVERY_MILLIS = 50, FIRST_PATIENCE_NANOS = 40_000_000_000L;

    private final Map<Replica, Watched> running = new HashMap<>();
    private final Home home;
    private final Settings settings;
    private final Thread training = Thread.ofVirtual().name("training").unstarted(this::train);

    private final Consumer<String> told;

    public Supervisor(Home home, Settings settings) {
        this(home, settings, System.out::println);
    }

    /// @param told of what happens to the parts, for people
    public Supervisor(Home home, Settings settings, Consumer<String> told) {
        this.home = home;
        this.settings = settings;
        this.told = told;
    }

    /// Starts everything and returns when all processes run. Whether they are ready is [Health]'s to say.
    public void start() throws IOException, InterruptedException {
        KeyFile.make(home.sealKeys(), Instant.now());
        start(Replica.first(Part.BACKSTAGE));
        awaitBackstage();
        for (var replica : settings.replicas()) if (replica.part().service()) start(replica);
    }

    /// From now on idle time is spent on making the next start faster. At most once.
    public void learn() {
        training.start();
    }

    /// Stops what runs; at most 30 s.
    public synchronized void stop() throws InterruptedException {
        training.interrupt();
        training.join();
        stop(part -> part == Part.GATEWAY);
        stop(Part::service);
        stop(part -> part == Part.BACKSTAGE);
    }

    private void train() {
        try {
            new IdleTraining(new Training(home, settings)).run();
        } catch (IOException e) {
            told.accept("Training failed: " + e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void start(Replica replica) throws IOException {
        String label = replica.label();
        running.put(replica, Watched.start(label, new PidFile(home.pidFile(label), label), () -> launch(replica), told));
    }

    private void awaitBackstage() throws InterruptedException {
        long giveUp = System.nanoTime() + FIRST_PATIENCE_NANOS;
        int port = settings.port(Part.BACKSTAGE, "http");
        try (var health = new Health()) {
            while (!health.ready(Part.BACKSTAGE, port) && System.nanoTime() < giveUp) Thread.sleep(ASK_EVERY_MILLIS);
        }
    }

    private void stop(Predicate<Part> wanted) throws InterruptedException {
        var replicas = settings.replicas().stream().filter(replica -> wanted.test(replica.part()));
        var stopping = replicas.map(running::remove).filter(Objects::nonNull).map(Supervisor::stopping).toList();
        for (var thread : stopping) thread.join();
    }

    private static Thread stopping(Watched part) {
        return Thread.ofVirtual().start(() -> {
            try {
                part.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Process launch(Replica replica) throws IOException {
        Files.createDirectories(CommandLine.temporary(replica, home));
        Files.createDirectories(home.log(replica.label()).getParent());
        var builder = new ProcessBuilder(CommandLine.of(replica, home, settings));
        // glibc otherwise keeps a pool of memory for each thread (mallopt(3)).
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return builder.directory(home.program(replica.part()).toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(home.log(replica.label()).toFile()))
                .start();
    }
}
