package io.callmesh.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// `buf lint` (npm `@bufbuild/buf`, settings in `buf.yaml`) where node is there; elsewhere skipped, with a line that says so.
class BufLintTest {

    private static final List<String> BUF = List.of("npm", "exec", "--yes", "--package=@bufbuild/buf@1.75.0", "--", "buf");
    private static final long PATIENCE_S = 180;

    @Test
    void theContractsFollowTheRulesOfBuf() throws Exception {
        assumeTrue(there("npm"), skipped("npm is not on the path"));
        assumeTrue(run("--version").exitCode() == 0, skipped("npm cannot fetch it"));

        var lint = run("lint");

        assertThat(lint.exitCode()).as(lint.output()).isZero();
    }

    private static Supplier<String> skipped(String why) {
        return () -> {
            var line = "SKIPPED buf lint: " + why;
            System.err.println(line);
            return line;
        };
    }

    private record Ran(int exitCode, String output) {}

    private static Ran run(String command) throws IOException, InterruptedException {
        var output = Files.createTempFile("buf", ".txt");
        try {
            var buf = new ArrayList<>(BUF);
            buf.add(command);
            var process = new ProcessBuilder(buf).redirectErrorStream(true).redirectOutput(output.toFile()).start();
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
            return new Ran(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    private static boolean there(String program) {
        for (var folder : System.getenv("PATH").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, program))) return true;
        }
        return false;
    }
}
