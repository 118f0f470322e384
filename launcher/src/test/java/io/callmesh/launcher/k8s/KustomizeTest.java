package io.callmesh.launcher.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What `kubectl kustomize` makes of the base, where it is there; elsewhere skipped, with a line that says so.
class KustomizeTest {

    private static final long PATIENCE_S = 60;

    @Test
    void theBaseIsBuilt() throws Exception {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
        if (!there) System.err.println("SKIPPED kustomize: kubectl is not on the path");
        assumeTrue(there);

        var built = built(Manifests.ofTheProject().folder());

        assertThat(built).contains("image: callmesh/gateway:", "namespace: callmesh", "name: callmesh-").doesNotContain("image: callmesh/gateway\n");
    }

    private static String built(Path folder) throws IOException, InterruptedException {
        var output = Files.createTempFile("kustomize", ".yaml");
        try {
            var process = new ProcessBuilder("kubectl", "kustomize", folder.toString()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
            assertThat(process.exitValue()).as(Files.readString(output)).isZero();
            return Files.readString(output);
        } finally {
            Files.delete(output);
        }
    }
}
