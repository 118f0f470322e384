package io.callmesh.launcher.stubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StubsTest {

    private final Stubs stubs = new Stubs(Path.of(System.getProperty("callmesh.root", "..")).resolve("proto"));

    @Test
    void whatAProgrammerTakesAlongNeedsNothingOfOurs(@TempDir Path folder) throws Exception {
        boolean built = stubs.built();
        if (!built) System.err.println("SKIPPED: the contracts are not built, run ./mesh test");
        assumeTrue(built, "the contracts are built");

        // When
        var coordinates = stubs.copyTo(folder);

        // Then
        var version = coordinates.substring("io.callmesh:proto:".length());
        var artifact = folder.resolve("maven/io/callmesh/proto").resolve(version);
        assertThat(folder.resolve("proto/callmesh/gateway/v1/gateway.proto")).isRegularFile();
        assertThat(artifact.resolve("proto-" + version + "-sources.jar")).isRegularFile();
        assertThat(Files.readString(artifact.resolve("proto-" + version + ".pom")))
                .contains("<name>", "<description>", "Apache-2.0", "<artifactId>grpc-stub</artifactId>").doesNotContain("<parent>", "quarkus", "test");
        try (var jar = new JarFile(artifact.resolve("proto-" + version + ".jar").toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName)).contains("callmesh/gateway/v1/gateway.proto", "io/callmesh/proto/gateway/v1/DialogueServiceGrpc.class");
            assertThat(release(jar)).as("class file version of Java 17").isEqualTo(61);
        }
    }

    private static int release(JarFile jar) throws Exception {
        try (var in = jar.getInputStream(jar.getEntry("io/callmesh/proto/gateway/v1/DialogueServiceGrpc.class"))) {
            return in.readNBytes(8)[7];
        }
    }
}
