package io.callmesh.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Command lines, whole and word by word, from `/proc/PID/cmdline` (proc(5)); elsewhere as far as the JDK knows them.
final class CommandLines {

    private CommandLines() {}

    static List<String> of(long pid) {
        try {
            return List.of(Files.readString(Path.of("/proc", Long.toString(pid), "cmdline")).split("\0"));
        } catch (IOException notLinux) {
            return ProcessHandle.of(pid).flatMap(process -> process.info().arguments()).map(Arrays::asList).orElse(List.of());
        }
    }
}
