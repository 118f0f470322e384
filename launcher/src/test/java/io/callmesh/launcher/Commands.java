package io.callmesh.launcher;

import picocli.CommandLine;

/// The commands of `./mesh`, for tests in other packages.
public final class Commands {

    private Commands() {}

    public static CommandLine all() {
        return Main.commands();
    }
}
