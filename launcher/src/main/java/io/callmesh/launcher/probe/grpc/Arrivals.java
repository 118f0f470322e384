package io.callmesh.launcher.probe.grpc;

/// When the pieces of a stream arrived.
final class Arrivals {

    private final long begun = System.nanoTime();
    private long first, last, longestGap;
    private int count;

    void one() {
        long now = System.nanoTime();
        if (count++ == 0) first = now;
        else longestGap = Math.max(longestGap, now - last);
        last = now;
    }

    int count() {
        return count;
    }

    /// From the first to the last.
    long spreadMs() {
        return (last - first) / 1_000_000;
    }

    /// From the request to the last.
    long totalMs() {
        return (last - begun) / 1_000_000;
    }

    long longestGapMs() {
        return longestGap / 1_000_000;
    }

    @Override
    public String toString() {
        return count + " pieces of sound, the first after " + (first - begun) / 1_000_000 + " ms, the others within " + spreadMs() + " ms, the longest gap " + longestGapMs() + " ms";
    }
}
