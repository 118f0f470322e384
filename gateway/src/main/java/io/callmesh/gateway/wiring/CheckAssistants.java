package io.callmesh.gateway.wiring;

import io.callmesh.audio.Wav;
import io.callmesh.gateway.assistant.CheckPacks;
import io.callmesh.gateway.assistant.PackReader;
import io.callmesh.gateway.assistant.Problem;
import io.callmesh.gateway.speak.Prompts.Prompt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Checks packs and what they bring with them, and tells what is wrong: `./mesh check`.
public final class CheckAssistants {

    private CheckAssistants() {}

    /// @param folders packs; exits with 1 when one of them has a problem
    public static void main(String[] folders) {
        boolean sound = true;
        for (var folder : folders) sound &= tell(Path.of(folder).toAbsolutePath().normalize());
        if (!sound) System.exit(1);
    }

    private static boolean tell(Path pack) {
        var problems = check(pack);
        problems.forEach(IO::println);
        if (problems.isEmpty()) IO.println(pack.getFileName() + ": sound");
        return problems.isEmpty();
    }

    static List<Problem> check(Path pack) {
        var problems = new ArrayList<>(CheckPacks.check(pack));
        if (!problems.isEmpty() || !Files.isDirectory(pack)) return problems;
        var recorded = new HashMap<Prompt, Wav>();
        new PromptFiles(pack, problems).read(new PackReader(pack, new ArrayList<>()).read(), recorded);
        return problems;
    }
}
