package io.callmesh.gateway.assistant;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Checks packs and tells what is wrong with them: `./mesh check`.
public final class CheckPacks {

    private CheckPacks() {}

    /// @param folders packs; exits with 1 when one of them has a problem
    public static void main(String[] folders) {
        boolean sound = true;
        for (var folder : folders) sound &= tell(Path.of(folder));
        if (!sound) System.exit(1);
    }

    private static boolean tell(Path pack) {
        var problems = check(pack);
        problems.forEach(IO::println);
        if (problems.isEmpty()) IO.println(pack.getFileName() + ": sound");
        return problems.isEmpty();
    }

    /// Every problem of a pack, its dialogues' included; none: it can be used.
    public static List<Problem> check(Path pack) {
        var problems = new ArrayList<Problem>();
        if (!Files.isDirectory(pack)) return List.of(new Problem(pack.toString(), "", "expected a folder"));
        var read = new PackReader(pack, problems).read();
        new DialogueReader(pack, problems).read(read);
        return problems;
    }
}
