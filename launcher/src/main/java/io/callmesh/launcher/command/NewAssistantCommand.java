package io.callmesh.launcher.command;

import io.callmesh.launcher.scaffold.NewAssistant;
import io.callmesh.launcher.scaffold.Unfit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `new assistant ID`: a pack with a flow, a tool, knowledge and dialogues, that is sound at once.
@Command(name = "assistant", mixinStandardHelpOptions = true, description = {
    "Makes assistants/ID: a pack with flows, slots, a tool, knowledge and dialogues, checked at once.",
    "docs/guides/add-an-assistant.md explains each part."})
public final class NewAssistantCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "2 to 40 of a-z, 0-9 and -; it begins with a letter.")
    String id = "";

    @Option(names = "--language", split = ",", paramLabel = "xx", description = "What it speaks, the default first (default: en,zh).")
    List<String> languages = List.of();

    @Option(names = "--from", paramLabel = "ID", defaultValue = NewAssistant.TEMPLATE, showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "An assistant to make it of, for example retail (default: a small one made for this).")
    String from;

    @Option(names = "--name", paramLabel = "NAME", description = "What it calls itself (default: the ID as words).")
    Optional<String> name = Optional.empty();

    @Override
    public Integer call() throws Exception {
        var mesh = Mesh.here();
        try {
            var folder = new NewAssistant(mesh.home().assistants(), id, from, languages, name).make();
            int sound = CheckCommand.check(mesh, List.of(folder));
            if (sound == 0) next();
            return sound;
        } catch (Unfit unfit) {
            spec.commandLine().getErr().println(unfit.getMessage());
            return 2;
        }
    }

    private void next() {
        var out = spec.commandLine().getOut();
        out.println("assistants/%1$s is made. Change its files, then: ./mesh check assistants/%1$s, ./mesh down && ./mesh up, ./mesh chat --assistant %1$s, ./mesh eval dialogue --assistant %1$s".formatted(id));
        out.flush();
    }
}
