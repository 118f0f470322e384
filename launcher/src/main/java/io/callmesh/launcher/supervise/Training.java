package io.callmesh.launcher.supervise;

import io.callmesh.launcher.part.CommandLine;
import io.callmesh.launcher.part.Home;
import io.callmesh.launcher.part.Part;
import io.callmesh.launcher.part.Replica;
import io.callmesh.launcher.part.Settings;
import io.callmesh.runtime.seal.KeyFile;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs each part once more, at the lowest priority and beside the running one, so that the JVM writes down what its start needs
/// (JEP 514). The next start takes that and is about twice as fast. Without it everything works, only later.
public final class Training {

    private static final Path NICE = Path.of("/usr/bin/nice");
    /// A build of our own just before makes one or two.
    private static final double BUSY_LOAD = 2;
    private static final int READY_SECONDS = 120, WRITE_SECONDS = 120, ASK_EVERY_MILLIS = 200;

    private final Home home;
    private final Settings settings;

    public Training(Home home, Settings settings) {
        this.home = home;
        this.settings = settings;
    }

    /// Whether the machine is free enough to do it at once: not while others keep all cores busy.
    public static boolean affordable() {
        return Load.perCore() < BUSY_LOAD;
    }

    public boolean needed(Part part) {
        return Files.notExists(CommandLine.cache(part, home));
    }

    /// Trains one part; says whether it learned anything. An interrupt ends it at once.
    public boolean run(Part part) throws IOException, InterruptedException {
        int port = freePort();
        KeyFile.make(home.sealKeys(), Instant.now());
        Files.createDirectories(CommandLine.temporary(Replica.first(part), home));
        Files.createDirectories(home.log(part.label()).getParent());
        var process = start(part, port);
        try {
            if (!awaitReady(part, port, process)) return false;
            process.destroy();
            return process.waitFor(WRITE_SECONDS, TimeUnit.SECONDS) && adopt(part);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.deleteIfExists(CommandLine.freshCache(part, home));
        }
    }

    private Process start(Part part, int port) throws IOException {
        var command = new ArrayList<String>();
        if (Files.isExecutable(NICE)) command.addAll(List.of(NICE.toString(), "-n", "19"));
        command.addAll(CommandLine.training(part, home, settings, port));
        return new ProcessBuilder(command)
                .directory(home.program(part).toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(home.log("training-" + part.label()).toFile()))
                .start();
    }

    private static boolean awaitReady(Part part, int port, Process process) throws InterruptedException {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
        try (var health = new Health()) {
            while (process.isAlive() && System.nanoTime() < giveUp) {
                if (health.ready(part, port)) return true;
                Thread.sleep(ASK_EVERY_MILLIS);
            }
        }
        return false;
    }

    private boolean adopt(Part part) throws IOException {
        var fresh = CommandLine.freshCache(part, home);
        if (Files.notExists(fresh)) return false;
        Files.move(fresh, CommandLine.cache(part, home), StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
