package io.callmesh.llm.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.callmesh.backstage.kafka.Broker;
import io.callmesh.backstage.port.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A broker that stands still for longer than its clients wait, in the middle of the work.
class FrozenBrokerTest {

    private static final Duration FROZEN = Duration.ofSeconds(13);

    @TempDir
    Path folder;

    @Test
    void workGoesOnWhereItStoodAndNothingIsMadeTwice() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/bin/kill"))).as("a system with /bin/kill").isTrue();
        int port = FreePort.find();
        var broker = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-Xmx256m", "-cp", System.getProperty("java.class.path"), Apart.class.getName(), Integer.toString(port), folder.toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        var topics = new Topics("127.0.0.1:" + port);
        try {
            // Given
            Awaitility.await().atMost(60, TimeUnit.SECONDS).ignoreExceptions().until(() -> {
                topics.make(1, Orders.IN, Doubling.OUT, Orders.ASIDE);
                return true;
            });
            topics.write("k", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
            try (var _ = Orders.open(topics.servers(), new Doubling(false))) {

                // When
                Awaitility.await().pollDelay(Duration.ofMillis(700)).until(() -> true);
                signal(broker, "-STOP");
                Awaitility.await().pollDelay(FROZEN).atMost(FROZEN.plusSeconds(5)).until(() -> true);
                signal(broker, "-CONT");
                topics.write("k", "10");

                // Then
                assertThat(topics.values(Doubling.OUT, 22)).startsWith("0-a", "0-b", "1-a").endsWith("9-b", "10-a", "10-b").doesNotHaveDuplicates();
            }
        } finally {
            signal(broker, "-CONT");
            broker.destroyForcibly().waitFor();
        }
    }

    private static void signal(Process process, String signal) throws IOException, InterruptedException {
        if (process.isAlive()) new ProcessBuilder("/bin/kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    /// A broker in a process of its own.
    static final class Apart {

        private Apart() {}

        public static void main(String[] portAndFolder) throws Exception {
            try (var _ = Broker.start(Integer.parseInt(portAndFolder[0]), Path.of(portAndFolder[1]))) {
                new CountDownLatch(1).await();
            }
        }
    }
}
