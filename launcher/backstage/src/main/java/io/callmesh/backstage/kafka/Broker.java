package io.callmesh.backstage.kafka;

import io.callmesh.backstage.port.FreePort;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// One Kafka node, broker and controller in one (KRaft, KIP-833), on loopback.
///
/// Starts in about 3 s. Its data lives in the folder it is given and is found again by the next one started there.
public final class Broker implements AutoCloseable {

    /// Held, because the log manager keeps loggers weakly and would forget their level.
    private static final Logger[] QUIET = {Logger.getLogger("org.apache.kafka"), Logger.getLogger("kafka"), Logger.getLogger("state.change.logger")};

    private static final int NODE = 1;

    private final KafkaRaftServer server;
    private final int port;

    private Broker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /// Starts a node on a port (0: a free one) with its data in `folder`; returns when it serves. Throws Kafka's own
    /// exception when the port is taken.
    public static Broker start(int port, Path folder) throws IOException {
        for (var logger : QUIET) logger.setLevel(Level.WARNING);
        int chosen = port == 0 ? FreePort.find() : port;
        Files.createDirectories(folder);
        format(folder);
        var server = new KafkaRaftServer(KafkaConfig.fromProps(NodeSettings.of(NODE, chosen, FreePort.find(), folder), false), Time.SYSTEM);
        server.startup();
        return new Broker(server, chosen);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path folder) throws IOException {
        if (Files.exists(folder.resolve("meta.properties"))) return;
        try {
            var formatter = new Formatter();
            formatter.setClusterId(Uuid.randomUuid().toString()).setNodeId(NODE).addDirectory(folder.toString());
            formatter.setReleaseVersion(MetadataVersion.LATEST_PRODUCTION).setControllerListenerName(NodeSettings.CONTROLLER);
            formatter.setMetadataLogDirectory(folder.toString()).setIgnoreFormatted(true).setPrintStream(new PrintStream(OutputStream.nullOutputStream())).run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Kafka's folder " + folder + " could not be made", e);
        }
    }
}
