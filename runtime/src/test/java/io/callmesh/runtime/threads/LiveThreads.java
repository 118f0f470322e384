package io.callmesh.runtime.threads;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;

/// Counts the threads that are alive, virtual ones too, in a thread dump of this process.
public final class LiveThreads {

    private LiveThreads() {}

    /// @param name all of it: `recognize`
    public static long named(String name) throws IOException {
        return count("\"" + name + "\"");
    }

    /// Threads of the platform, whatever their names.
    public static long ofPlatform() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long count(String text) throws IOException {
        var folder = Files.createTempDirectory("threads");
        var file = folder.resolve("dump.txt");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);
            try (var lines = Files.lines(file)) {
                return lines.filter(line -> line.startsWith("#") && line.contains(text)).count();
            }
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }
}
