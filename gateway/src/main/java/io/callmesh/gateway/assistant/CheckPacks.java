package io.callmesh.gateway.assistant;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds what is wrong with packs.
public final class CheckPacks {

    private CheckPacks() {}

    /// Every problem of a pack, its dialogues' included; none: it can be used.
    public static List<Problem> check(Path pack) {
        var problems = new ArrayList<Problem>();
        if (!Files.isDirectory(pack)) return List.of(new Problem(pack.toString(), "", "expected a folder"));
        var read = new PackReader(pack, problems).read();
        new DialogueReader(pack, problems).read(read);
        return problems;
    }
}
