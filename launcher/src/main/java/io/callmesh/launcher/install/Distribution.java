package io.callmesh.launcher.install;

import io.callmesh.launcher.part.Home;
import io.callmesh.launcher.part.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The programs under `.mesh/dist/`, each a copy of what a module's build left in its `target/`. A JVM whose jars are rebuilt underneath
/// it hangs when it stops, so nothing ever runs from `target/`.
public final class Distribution {

    private final Home home;

    public Distribution(Home home) {
        this.home = home;
    }

    /// Replaces the programs that are not as they were built. None of them may be running.
    public void copy(List<String> programs) throws IOException {
        for (var program : built()) if (programs.contains(program.name())) program.copyTo(home.dist().resolve(program.name()));
    }

    /// The names of those that are not as they were built.
    public List<String> stale() throws IOException {
        var stale = new ArrayList<String>();
        for (var program : built()) if (!program.isIn(home.dist().resolve(program.name()))) stale.add(program.name());
        return stale;
    }

    private List<Program> built() throws IOException {
        var programs = new ArrayList<Program>();
        for (var part : Part.values()) if (part.service()) programs.add(Program.tree(part.label(), target(module(part), "quarkus-app")));
        programs.add(Program.jars(Part.BACKSTAGE.label(), home.root().resolve("launcher/backstage")));
        programs.add(Program.tree("espeak-helper", target("tts-service/espeak-helper", "dist")));
        programs.add(Program.jars("launcher", home.root().resolve("launcher")));
        return programs;
    }

    private static String module(Part part) {
        return part == Part.GATEWAY ? "gateway" : part.label() + "-service";
    }

    private Path target(String module, String folder) {
        return home.root().resolve(module).resolve("target").resolve(folder);
    }
}
