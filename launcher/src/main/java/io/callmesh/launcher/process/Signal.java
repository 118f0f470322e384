package io.callmesh.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/// What is done to a process from outside, by kill(1).
public enum Signal {
    /// Ends it at once; it does not learn of it.
    KILL,
    /// Asks it to end.
    TERM,
    /// Freezes it: it keeps its memory and its connections and does nothing.
    STOP,
    /// Thaws it.
    CONT;

    /// Nothing happens to a process that is gone.
    public void send(long pid) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-" + name(), Long.toString(pid)).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException noShellTools) {
            throw new UncheckedIOException(noShellTools);
        }
    }
}
