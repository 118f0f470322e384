package io.callmesh.launcher.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.callmesh.launcher.part.CommandLine;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The image of one service is made and started from its unpacked root, with this machine's JVM in the place of the base's.
class ImageTest {

    private static final Path ROOT = Path.of(System.getProperty("callmesh.root"));
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    @Test
    void aServiceRunsFromTheRootOfItsImage() throws Exception {
        var program = ROOT.resolve("translation-service/target/quarkus-app");
        boolean built = Files.exists(program.resolve("quarkus-run.jar"));
        if (!built) System.err.println("SKIPPED image: translation-service is not packaged");
        assumeTrue(built);
        var image = new Image("callmesh/translation-service", Map.of("app", program));

        // When
        new ImageMaker(ROOT.resolve("launcher/images"), "scratch").make(image, folder.resolve("image.tar"));
        var archive = Archive.unpacked(folder.resolve("image.tar"), folder.resolve("layout"));
        archive.root(folder.resolve("root"));

        // Then
        assertThat(archive.name()).startsWith("callmesh/translation-service:");
        assertThat(archive.config().path("User").asText()).isEqualTo("10001:10001");
        assertThat(archive.entrypoint()).startsWith("java");
        assertThat(ready(archive)).isTrue();
    }

    @Test
    void whatWasNotBuiltIsNamed() {
        assertThatThrownBy(() -> new Image("callmesh/none", Map.of("app", folder.resolve("absent")))).hasMessageContaining("not built", "absent");
    }

    private boolean ready(Archive archive) throws Exception {
        int http = freePort();
        var service = start(archive, http);
        try (var client = HttpClient.newHttpClient()) {
            var health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/q/health/ready")).timeout(Duration.ofSeconds(5)).build();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (service.isAlive() && System.nanoTime() < deadline) {
                if (status(client, health) == 200) return true;
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
            return false;
        } finally {
            service.destroy();
            if (!service.waitFor(10, TimeUnit.SECONDS)) service.destroyForcibly().waitFor();
        }
    }

    private Process start(Archive archive, int http) throws IOException {
        var command = new ArrayList<>(archive.entrypoint());
        command.set(0, CommandLine.java());
        command.addAll(1, List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.port=" + http, "-Dquarkus.grpc.server.port=0", "-Dcallmesh.part=image-test"));
        var directory = folder.resolve("root").resolve(archive.config().path("WorkingDir").asText().substring(1));
        return new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("service.log").toFile()).start();
    }

    private static int status(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
