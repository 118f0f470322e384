package io.callmesh.gateway.line.sip.wire;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// How many calls one address may begin: a bucket that holds `burst` and is refilled at `perSecond`. It remembers 1,000 addresses; the one
/// that has been quiet for longest is forgotten first. Thread-safe.
public final class SourceLimit {

    private static final int REMEMBERED = 1_000;

    private record Bucket(double left, long atNanos) {}

    private final double perSecond, burst;
    private final LongSupplier nanos;
    private final Map<InetAddress, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    public SourceLimit(double perSecond, double burst, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanos = nanos;
    }

    synchronized boolean admit(InetAddress source) {
        long now = nanos.getAsLong();
        var before = buckets.getOrDefault(source, new Bucket(burst, now));
        double left = Math.min(burst, before.left + (now - before.atNanos) / 1e9 * perSecond);
        boolean admitted = left >= 1;
        buckets.put(source, new Bucket(admitted ? left - 1 : left, now));
        return admitted;
    }
}
