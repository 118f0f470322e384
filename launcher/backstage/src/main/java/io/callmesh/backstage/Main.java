package io.callmesh.backstage;

import io.callmesh.backstage.kafka.Broker;
import io.callmesh.backstage.kafka.Topics;
import io.callmesh.backstage.office.BackOffice;
import io.callmesh.backstage.redis.Redis;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/// Starts what stands behind the mesh in one process and prints `READY`.
///
/// A part starts when its port is given: `callmesh.redis.port` (which keeps
/// its data in `callmesh.redis.folder`, if that is given), `callmesh.kafka.port` (with its data in `callmesh.kafka.folder`),
/// `callmesh.office.port`. With `callmesh.kafka` instead of a Kafka port, the topics are made on that broker. The back office opens
/// last: when it answers, everything does. SIGTERM stops them in reverse.
public final class Main {

    private static final Deque<AutoCloseable> RUNNING = new ArrayDeque<>();

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(Main::stop, "stop"));
        start();
        System.out.println("READY");
        Thread.currentThread().join();
    }

    private static void start() throws Exception {
        if (port("redis") >= 0) started("redis", redis());
        if (port("kafka") >= 0) started("kafka", broker());
        var kafka = System.getProperty("callmesh.kafka");
        if (kafka != null) Topics.create(kafka);
        if (port("office") >= 0) started("back office", BackOffice.start(port("office")));
    }

    private static Redis redis() throws Exception {
        var folder = System.getProperty("callmesh.redis.folder");
        return folder == null ? Redis.start(port("redis")) : Redis.start(port("redis"), Path.of(folder));
    }

    private static Broker broker() throws Exception {
        var broker = Broker.start(port("kafka"), Path.of(System.getProperty("callmesh.kafka.folder", "kafka")));
        Topics.create(broker.bootstrapServers());
        return broker;
    }

    private static int port(String part) {
        return Integer.getInteger("callmesh." + part + ".port", -1);
    }

    private static synchronized void started(String name, AutoCloseable part) {
        RUNNING.push(part);
        System.out.println(name + " is up");
    }

    private static synchronized void stop() {
        while (!RUNNING.isEmpty()) {
            try {
                RUNNING.pop().close();
            } catch (Exception e) {
                System.err.println("A part did not stop well: " + e);
            }
        }
    }
}
