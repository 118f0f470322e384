package io.callmesh.gateway;

import io.callmesh.backstage.kafka.Broker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A Kafka in a process of its own, which can be frozen and killed.
public final class BrokerProcess implements AutoCloseable {

    private final Process process;

    private BrokerProcess(Process process) {
        this.process = process;
    }

    /// With what the one before at this port has left, for its producers would not take another one for it.
    public static BrokerProcess start(int port) throws IOException {
        var folder = Path.of("target", "kafka-" + port);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder(java, "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), BrokerProcess.class.getName(), "" + port, folder.toString());
        return new BrokerProcess(command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
    }

    /// @param arguments port and folder
    public static void main(String[] arguments) throws Exception {
        try (var _ = Broker.start(Integer.parseInt(arguments[0]), Path.of(arguments[1]))) {
            Thread.currentThread().join();
        }
    }

    public void freeze() throws Exception {
        signal("-STOP");
    }

    public void thaw() throws Exception {
        signal("-CONT");
    }

    private void signal(String signal) throws Exception {
        new ProcessBuilder("kill", signal, "" + process.pid()).start().waitFor(5, TimeUnit.SECONDS);
    }

    /// Also when it is frozen.
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
