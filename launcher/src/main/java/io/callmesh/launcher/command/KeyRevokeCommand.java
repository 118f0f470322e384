package io.callmesh.launcher.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `key revoke`: from now on it opens nothing.
@Command(name = "revoke", mixinStandardHelpOptions = true, description = "Has a key refused from now on.")
public final class KeyRevokeCommand implements Callable<Integer> {

    @ParentCommand
    private KeyCommand key = new KeyCommand();

    @Parameters(paramLabel = "NAME", description = "As ./mesh key list says: the ten letters and digits after cmk_.")
    private String name = "";

    @Option(names = "--end-calls", description = "Ends the calls that it holds, too: for a key that others may have.")
    private boolean endCalls;

    @Override
    public Integer call() throws Exception {
        return key.run("revoke", endCalls ? List.of(name, "end-calls=true") : List.of(name));
    }
}
