package io.callmesh.backstage.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A shell that runs one program and ends it, and removes its folder, as soon as the pipe from us closes: even when this
/// JVM is killed without a chance to clean up, because the kernel then closes the pipe.
final class Keeper implements AutoCloseable {

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            folder=$1; shift
            "$@" > "$folder/log" 2>&1 < /dev/null &
            child=$!
            echo $child
            read -r _
            kill -TERM $child 2> /dev/null
            wait $child
            rm -rf "$folder"
            """;
    private static final int PATIENCE_SECONDS = 10;

    private final Process shell;
    private final long pid;

    private Keeper(Process shell, long pid) {
        this.shell = shell;
        this.pid = pid;
    }

    static Keeper run(Path folder, Path program, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "keeper", folder.toString(), program.toString()));
        command.addAll(List.of(arguments));
        var shell = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        return new Keeper(shell, childOf(shell.inputReader()));
    }

    private static long childOf(BufferedReader shell) throws IOException {
        var pid = shell.readLine();
        if (pid == null) throw new IOException("/bin/sh did not start a program");
        return Long.parseLong(pid);
    }

    /// Of the program.
    long pid() {
        return pid;
    }

    boolean alive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /// Waits until the program is gone and its folder removed; kills it when it does not go in 10 s.
    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
        try {
            if (!shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) kill();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    private void kill() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
    }
}
