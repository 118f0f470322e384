package io.callmesh.tts.engine.espeak;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Where the helper program is and how it is run.
///
/// @param folder    holds its jars: the program, the frames it speaks in, and the artifact that carries espeak-ng
/// @param unpacked  where the library and its data are kept once unpacked, 19 MB; made on first use
/// @param processes how many speak at the same time
/// @param patience  how long a process may take to start or to make its next 40 ms of sound
public record HelperProgram(Path folder, Path unpacked, int processes, Duration patience) {

    private static final String MAIN = "io.callmesh.espeak.Main";

    /// Starts one process; it is not yet [ready][HelperProcess#awaitReady].
    Process start() {
        var jars = jars();
        var carrier = jars.stream().filter(jar -> jar.getFileName().toString().startsWith("piper-jni")).findFirst().orElseThrow(this::missing);
        try {
            return new ProcessBuilder(command(jars, carrier)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException unable) {
            throw new MeshException(new Fault.Unavailable("engine espeak (its helper program does not start)"), unable);
        }
    }

    /// Small heap, one collector thread, first compiler only: 58 MB resident (measured November 2026).
    private List<String> command(List<Path> jars, Path carrier) {
        var path = jars.stream().filter(jar -> jar != carrier).map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dcallmesh.part=espeak-helper",
                "-Xmx24m", "-Xms16m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "-cp", path, MAIN, carrier.toString(), unpacked.toString());
    }

    private List<Path> jars() {
        if (!Files.isDirectory(folder)) throw missing();
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException unreadable) {
            throw new MeshException(missing().fault(), unreadable);
        }
    }

    private MeshException missing() {
        return new MeshException(new Fault.Unavailable("engine espeak (no helper program in " + folder
                + "; callmesh.tts.espeak.helper names its folder)"));
    }
}
