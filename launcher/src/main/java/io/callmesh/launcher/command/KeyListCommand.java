package io.callmesh.launcher.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/// `key list`: which there are, without their secrets, which nobody has.
@Command(name = "list", mixinStandardHelpOptions = true, description = "The keys that there are: name, tenant, roles, assistants, until when, what for.")
public final class KeyListCommand implements Callable<Integer> {

    @ParentCommand
    private KeyCommand key = new KeyCommand();

    @Override
    public Integer call() throws Exception {
        return key.run("list", List.of());
    }
}
