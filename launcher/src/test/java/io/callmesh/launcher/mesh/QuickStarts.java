package io.callmesh.launcher.mesh;

import io.callmesh.launcher.part.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Plays the programs of `docs/guides/samples` against a mesh: the one in Java, and with `-Dcallmesh.samples=all` those in Python, Go
/// and Node too, which take minutes where nothing is cached.
final class QuickStarts {

    private static final long PATIENCE_S = 540;

    record Played(int exitCode, String output) {}

    private QuickStarts() {}

    /// @param folder holds `stubs` and `question.wav`
    static Played play(RunningMesh mesh, Path folder) throws IOException, InterruptedException {
        var samples = mesh.assistants().resolveSibling("docs/guides/samples");
        var command = new ArrayList<>(List.of(samples.resolve("check.sh").toString(), mesh.settings().grpc(Part.GATEWAY),
                folder.resolve("stubs").toString(), folder.resolve("question.wav").toString()));
        boolean all = "all".equals(System.getProperty("callmesh.samples"));
        command.addAll(all ? List.of("java", "python", "go", "node") : List.of("java"));
        if (!all) System.err.println("SKIPPED the quick starts in Python, Go and Node: they are played with -Dcallmesh.samples=all");
        return run(command, folder.resolve("samples.txt"));
    }

    private static Played run(List<String> command, Path output) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var repository = System.getProperty("localRepository"); // Surefire tells
        if (repository != null) builder.environment().put("MAVEN_REPOSITORY", repository);
        var process = builder.start();
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        var said = Files.readString(output, StandardCharsets.UTF_8);
        said.lines().filter(line -> line.startsWith("SKIPPED")).forEach(System.err::println);
        return new Played(process.exitValue(), said);
    }
}
