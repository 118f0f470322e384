package io.callmesh.launcher.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The gateway as it was built, told to listen where others reach it, without keys, trunks or a list of addresses, or to seal without a key: it
/// says why not, and ends.
class RefusedStartTest {

    private static final int PATIENCE_S = 120;

    @TempDir
    private Path folder;

    private static Stream<Arguments> doors() {
        return Stream.of(
                Arguments.of("there are no keys. Make one with ./mesh key new", List.of("quarkus.http.host=0.0.0.0")),
                Arguments.of("no key-encryption key", List.of("callmesh.seal.keys=")),
                Arguments.of("so it needs a trunk that says who may call", List.of("callmesh.gateway.sip.listen=0.0.0.0:0", "callmesh.gateway.sip.advertise=192.0.2.1", "callmesh.gateway.rtp.advertise=192.0.2.1")),
                Arguments.of("callmesh.gateway.audiosocket.allowed must say from where calls may come", List.of("callmesh.gateway.audiosocket.listen=0.0.0.0:0=retail")));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aStartThatIsNotSafeIsRefusedWithTheReason(String reason, List<String> properties) throws Exception {
        boolean built = RunningMesh.built();
        if (!built) System.err.println("SKIPPED: the services are not built, run ./mesh test");
        assumeTrue(built, "the services are built");

        // When
        var gateway = started(properties);

        // Then
        assertThat(gateway.waitFor(PATIENCE_S, TimeUnit.SECONDS)).as("it ends").isTrue();
        assertThat(gateway.exitValue()).isEqualTo(1);
        assertThat(Files.readString(log())).contains(reason);
    }

    private Process started(List<String> properties) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx192m"));
        for (var property : properties) command.add("-D" + property);
        if (properties.stream().noneMatch(property -> property.startsWith("callmesh.seal"))) command.add("-Dcallmesh.seal.keys=" + keys());
        for (var property : List.of("callmesh.gateway.http-port=0", "callmesh.gateway.grpc-port=0", "callmesh.kafka=127.0.0.1:1", "callmesh.redis=redis://127.0.0.1:1", "callmesh.assistants=" + RunningMesh.root().resolve("assistants"))) {
            command.add("-D" + property);
        }
        command.addAll(List.of("-jar", RunningMesh.root().resolve("gateway/target/quarkus-app/quarkus-run.jar").toString()));
        return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log().toFile()).start();
    }

    private Path keys() throws IOException {
        var file = Files.writeString(folder.resolve("seal.keys"), "k1 " + Base64.getEncoder().encodeToString(new byte[32]) + "\n", StandardOpenOption.CREATE);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Path log() {
        return folder.resolve("gateway.log");
    }
}
