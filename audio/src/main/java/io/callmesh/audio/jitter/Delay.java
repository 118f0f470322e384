package io.callmesh.audio.jitter;

/// How late packets come, measured against the fastest of them, and so how long one should wait for them. Not thread-safe.
final class Delay {

    private static final long LEAST_NANOS = 40_000_000, MOST_NANOS = 120_000_000, MARGIN_NANOS = 2_000_000;

    /// What the fastest packet is taken to be slower with each packet: 1 in 1,000, more than two clocks ever differ.
    private static final long CREEP_NANOS = 20_000;

    /// The worst is forgotten at 5 ms in a second.
    private static final long FADE_NANOS = 100_000;

    private long fastest = Long.MAX_VALUE, worst;

    /// @param transit arrival time minus media time, whatever their origins
    void arrived(long transit) {
        fastest = fastest == Long.MAX_VALUE ? transit : Math.min(transit, fastest + CREEP_NANOS);
        long late = Math.min(MOST_NANOS, transit - fastest);
        worst = Math.max(0, worst - FADE_NANOS);
        if (late > worst) worst += (late - worst + 1) / 2; // one alone is no reason to wait for ever after
    }

    /// The media has another origin from here on; how late packets are stays known.
    void restart() {
        fastest = Long.MAX_VALUE;
    }

    /// Of a frame that is played at `nanos` and belongs at `media`.
    long of(long nanos, long media) {
        return nanos - media - fastest;
    }

    long wantedNanos() {
        return Math.clamp(worst + MARGIN_NANOS, LEAST_NANOS, MOST_NANOS);
    }
}
