package io.callmesh.backstage.redis;

import io.callmesh.backstage.port.FreePort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A Redis on loopback that keeps nothing on disk. Starts in about 150 ms.
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

    /// Starts one on a port (0: a free one); returns when it answers. Throws when no Redis program can be run here.
    public static Redis start(int port) throws IOException, InterruptedException {
        int chosen = port == 0 ? FreePort.find() : port;
        if (answers(chosen)) throw new IOException("Port " + chosen + " is in use: a Redis answers there already");
        var folder = Files.createTempDirectory("callmesh-redis-");
        for (var program : RedisBinary.candidates(folder).toList()) {
            var keeper = Keeper.run(folder, program, arguments(chosen, folder));
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

    private static String[] arguments(int port, Path folder) {
        return new String[] {
            "--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder.toString()
        };
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
