package io.callmesh.launcher.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `key rotate`: a new secret for the same, and some time in which both are good.
@Command(name = "rotate", mixinStandardHelpOptions = true, description = "Makes a key in place of another; both are good for a while.")
public final class KeyRotateCommand implements Callable<Integer> {

    @ParentCommand
    private KeyCommand key = new KeyCommand();

    @Parameters(paramLabel = "NAME", description = "As ./mesh key list says.")
    private String name = "";

    @Option(names = "--overlap", paramLabel = "7d", defaultValue = "7d", description = "How long the old one stays good (default: ${DEFAULT-VALUE}).")
    private String overlap = "7d";

    @Option(names = "--expires", paramLabel = "90d", description = "After how long the new one opens nothing any more (default: never).")
    private Optional<String> expires = Optional.empty();

    @Override
    public Integer call() throws Exception {
        var words = new ArrayList<>(List.of(name, "overlap=" + overlap));
        expires.ifPresent(time -> words.add("expires=" + time));
        return key.run("rotate", words);
    }
}
