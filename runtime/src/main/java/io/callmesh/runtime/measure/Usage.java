package io.callmesh.runtime.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// What one process uses, as Linux tells it (proc(5)).
public record Usage(ProcessHandle process) {

    /// Processor time since the process began, to 10 ms.
    public Duration processor() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Resident memory in MiB; 0 where that is not told.
    public double residentMb() {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:")).findFirst().map(Usage::mebibytes).orElse(0.0);
        } catch (IOException notLinux) {
            return 0;
        }
    }

    private static double mebibytes(String line) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
    }
}
