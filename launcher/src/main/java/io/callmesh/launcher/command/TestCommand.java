package io.callmesh.launcher.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `test`: everything that can be tested without a person. The script runs it before there is a launcher, so that a failing build can
/// be tested; this class stands for it in the help.
@Command(name = "test", description = "Builds and tests everything.", mixinStandardHelpOptions = true)
public final class TestCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new Trouble("Run ./mesh test");
    }
}
