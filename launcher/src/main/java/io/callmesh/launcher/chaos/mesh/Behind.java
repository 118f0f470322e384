package io.callmesh.launcher.chaos.mesh;

import io.callmesh.launcher.part.CommandLine;
import io.callmesh.launcher.part.Home;
import io.callmesh.launcher.part.Part;
import io.callmesh.launcher.process.PidFile;
import io.callmesh.launcher.supervise.Watched;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A process that stands behind the mesh: Kafka alone, or Redis alone, with what it keeps on disk.
record Behind(String name, Home home, int port) {

    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-XX:-UsePerfData");

    Watched start(Consumer<String> told) throws IOException {
        return Watched.start(name, pidFile(), this::launch, told);
    }

    PidFile pidFile() {
        return new PidFile(home.pidFile(name), name);
    }

    private Process launch() throws IOException {
        var temporary = home.run().resolve(name + "-tmp");
        Files.createDirectories(temporary);
        Files.createDirectories(home.logs());
        var command = new ArrayList<>(List.of(CommandLine.java()));
        command.addAll(FLAGS);
        command.add("-Dcallmesh.part=" + name);
        command.add("-Djava.io.tmpdir=" + temporary);
        properties().forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-cp", "*", "io.callmesh.backstage.Main"));
        return new ProcessBuilder(command).directory(home.program(Part.BACKSTAGE).toFile()).redirectErrorStream(true).redirectOutput(Redirect.appendTo(home.log(name).toFile())).start();
    }

    private Map<String, String> properties() {
        return Map.of("callmesh." + name + ".port", Integer.toString(port), "callmesh." + name + ".folder", home.run().resolve(name).toString());
    }
}
