package io.callmesh.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What a process and its children hold in memory.
public final class Memory {

    private static final String RESIDENT = "VmRSS:";

    private Memory() {}

    /// Resident megabytes, `VmRSS` of proc(5); 0 where that is not told.
    public static long megabytes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants()).mapToLong(Memory::kilobytes).sum() / 1024;
    }

    private static long kilobytes(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException notTold) {
            return 0;
        }
    }
}
