package io.callmesh.backstage.redis;

import io.callmesh.backstage.port.FreePort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A Redis on loopback. Starts in about 150 ms.
public final class Redis implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int CONNECT_MILLIS = 200;
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Keeper keeper;
    private final int port;

    private Redis(Keeper keeper, int port) {
        this.keeper = keeper;
        this.port = port;
    }

    /// Starts one on a port (0: a free one) that keeps nothing on disk; returns when it answers. Throws when no Redis program can be run here.
    public static Redis start(int port) throws IOException, InterruptedException {
        return start(port, List.of("--save", "", "--appendonly", "no"));
    }

    /// Starts one that writes every change down in `data` before it answers, and finds it again when it is started there anew: what a
    /// killed Redis knew is not lost. Every second it sees to it that the disk has it.
    public static Redis start(int port, Path data) throws IOException, InterruptedException {
        Files.createDirectories(data);
        return start(port, List.of("--save", "", "--appendonly", "yes", "--appendfsync", "everysec", "--dir", data.toString()));
    }

    private static Redis start(int port, List<String> keeping) throws IOException, InterruptedException {
        int chosen = port == 0 ? FreePort.find() : port;
        if (answers(chosen)) throw new IOException("Port " + chosen + " is in use: a Redis answers there already");
        var folder = Files.createTempDirectory("callmesh-redis-");
        for (var program : RedisBinary.candidates(folder).toList()) {
            var keeper = Keeper.run(folder, program, arguments(chosen, folder, keeping));
            if (ready(keeper, chosen)) return new Redis(keeper, chosen);
            keeper.close();
            Files.createDirectories(folder);
        }
        Files.deleteIfExists(folder);
        throw new IOException("No Redis could be started on port " + chosen + ": install redis-server, or set MESH_REDIS to the url of one");
    }

    /// For clients: `redis://127.0.0.1:16379`.
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /// Of the child process.
    public long pid() {
        return keeper.pid();
    }

    @Override
    public void close() throws IOException {
        keeper.close();
    }

    /// Of two `--dir` the last one counts.
    private static String[] arguments(int port, Path folder, List<String> keeping) {
        var arguments = new ArrayList<>(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1", "--dir", folder.toString()));
        arguments.addAll(keeping);
        return arguments.toArray(String[]::new);
    }

    private static boolean ready(Keeper keeper, int port) throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (keeper.alive() && System.nanoTime() < giveUp) {
            if (answers(port)) return true;
            Thread.sleep(20);
        }
        return false;
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
            socket.setSoTimeout(CONNECT_MILLIS);
            socket.getOutputStream().write(PING);
            return socket.getInputStream().read() == '+';
        } catch (IOException notYet) {
            return false;
        }
    }
}
