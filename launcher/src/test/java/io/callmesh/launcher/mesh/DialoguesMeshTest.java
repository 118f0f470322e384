package io.callmesh.launcher.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.callmesh.launcher.part.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The dialogues of the shipped assistants, typed, against a whole mesh with a back office of its own.
class DialoguesMeshTest {

    @TempDir
    static Path folder;

    @Test
    void everyShippedDialogueGoesAsWritten() throws Exception {
        boolean built = RunningMesh.built();
        if (!built) System.err.println("SKIPPED: the services are not built, run ./mesh test");
        assumeTrue(built, "the services are built");
        var mesh = RunningMesh.start(folder);
        try {
            // When
            var rehearsal = rehearsal(mesh).redirectErrorStream(true).start();
            var told = new String(rehearsal.getInputStream().readAllBytes());
            boolean ended = rehearsal.waitFor(120, TimeUnit.SECONDS);

            // Then
            assertThat(ended).isTrue();
            assertThat(told).contains("dialogues played, 0 complaints");
            assertThat(rehearsal.exitValue()).isZero();
        } finally {
            mesh.stop();
        }
    }

    private static ProcessBuilder rehearsal(RunningMesh mesh) {
        var command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Xmx256m",
                "-cp", "app/*:lib/main/*:lib/boot/*:quarkus/*", "io.callmesh.gateway.wiring.DialogueRehearsal",
                "127.0.0.1:" + mesh.settings().port(Part.GATEWAY, "grpc"), mesh.assistants().resolve("retail").toString(), mesh.assistants().resolve("coffee").toString());
        return new ProcessBuilder(command).directory(mesh.program(Part.GATEWAY).toFile());
    }
}
