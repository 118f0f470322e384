package io.callmesh.launcher.supervise;

import io.callmesh.launcher.part.CommandLine;
import io.callmesh.launcher.part.Home;
import io.callmesh.launcher.part.Part;
import io.callmesh.launcher.part.Settings;
import io.callmesh.launcher.process.PidFile;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Holds the mesh up: what stands behind first, then all services at once; on the way down the gateway first, then the other
/// services, then what stands behind.
public final class Supervisor {

    private static final long ASK_EVERY_MILLIS = 50, FIRST_PATIENCE_NANOS = 40_000_000_000L;

    private final Map<Part, Watched> running = new EnumMap<>(Part.class);
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
        start(Part.BACKSTAGE);
        awaitBackstage();
        for (var part : Part.values()) if (part.service()) start(part);
    }

    /// From now on idle time is spent on making the next start faster. At most once.
    public void learn() {
        training.start();
    }

    /// Stops what runs; at most 30 s.
    public synchronized void stop() throws InterruptedException {
        training.interrupt();
        training.join();
        stop(List.of(Part.GATEWAY));
        stop(Stream.of(Part.values()).filter(Part::service).toList());
        stop(List.of(Part.BACKSTAGE));
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

    private synchronized void start(Part part) throws IOException {
        running.put(part, Watched.start(part.label(), new PidFile(home.pidFile(part.label()), part.label()), () -> launch(part), told));
    }

    private void awaitBackstage() throws InterruptedException {
        long giveUp = System.nanoTime() + FIRST_PATIENCE_NANOS;
        int port = settings.port(Part.BACKSTAGE, "http");
        try (var health = new Health()) {
            while (!health.ready(Part.BACKSTAGE, port) && System.nanoTime() < giveUp) Thread.sleep(ASK_EVERY_MILLIS);
        }
    }

    private void stop(List<Part> parts) throws InterruptedException {
        var stopping = parts.stream().map(running::remove).filter(part -> part != null).map(Supervisor::stopping).toList();
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

    private Process launch(Part part) throws IOException {
        Files.createDirectories(CommandLine.temporary(part, home));
        Files.createDirectories(home.log(part.label()).getParent());
        var builder = new ProcessBuilder(CommandLine.of(part, home, settings));
        // glibc otherwise keeps a pool of memory for each thread (mallopt(3)).
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return builder.directory(home.program(part).toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(home.log(part.label()).toFile()))
                .start();
    }
}
