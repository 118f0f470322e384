package io.callmesh.gateway.bench;

import java.util.logging.Level;
import java.util.logging.Logger;

/// Keeps everyday lines out of the log: a benchmark is no time to read them.
public final class Quiet {

    private static final Logger ALL = Logger.getLogger("");

    private Quiet() {}

    public static void down() {
        ALL.setLevel(Level.WARNING);
    }
}
