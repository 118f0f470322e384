package io.callmesh.launcher.supervise;

import io.callmesh.launcher.process.PidFile;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A part that is started again whenever it dies, until it is stopped. A part that dies young is given more and more time.
public final class Watched {

    /// Starts the process.
    @FunctionalInterface
    public interface Start {
        Process run() throws IOException;
    }

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1), LONGEST_PAUSE = Duration.ofSeconds(30), GROWN_UP = Duration.ofSeconds(60);
    private static final long PATIENCE_SECONDS = 10;

    private final String name;
    private final PidFile pidFile;
    private final Start start;
    private final Consumer<String> told;
    private final Thread watcher;
    private volatile Process process;

    private Watched(String name, PidFile pidFile, Start start, Consumer<String> told) throws IOException {
        this.name = name;
        this.pidFile = pidFile;
        this.start = start;
        this.told = told;
        this.process = started();
        this.watcher = Thread.ofVirtual().name("watch/" + name).unstarted(this::watch);
    }

    public static Watched start(String name, PidFile pidFile, Start start, Consumer<String> told) throws IOException {
        var watched = new Watched(name, pidFile, start, told);
        watched.watcher.start();
        return watched;
    }

    /// Asks it to end; ends it by force after 10 s. Returns when it is gone.
    public void stop() throws InterruptedException {
        watcher.interrupt();
        watcher.join();
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            log("does not stop, is killed");
            process.destroyForcibly().waitFor();
        }
        pidFile.delete();
    }

    private void watch() {
        var pause = FIRST_PAUSE;
        try {
            while (true) {
                long since = System.nanoTime();
                int code = process.waitFor();
                pause = System.nanoTime() - since > GROWN_UP.toNanos() ? FIRST_PAUSE : pause;
                log("ended with code " + code + ", starts again in " + pause.toSeconds() + " s");
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                process = started();
            }
        } catch (InterruptedException stopped) {
            // Asked to stop watching.
        } catch (IOException e) {
            log("cannot be started: " + e.getMessage());
        }
    }

    private Process started() throws IOException {
        var fresh = start.run();
        pidFile.write(fresh.pid());
        log("runs as pid " + fresh.pid());
        return fresh;
    }

    private void log(String what) {
        told.accept(LocalTime.now().truncatedTo(ChronoUnit.MILLIS) + " " + name + " " + what);
    }
}
