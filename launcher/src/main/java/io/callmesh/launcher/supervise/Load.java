package io.callmesh.launcher.supervise;

import java.lang.management.ManagementFactory;

/// How busy this machine is.
final class Load {

    private Load() {}

    /// The load average of the last minute for each core; 0 where that is not known.
    static double perCore() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return Math.max(0, system.getSystemLoadAverage()) / system.getAvailableProcessors();
    }
}
