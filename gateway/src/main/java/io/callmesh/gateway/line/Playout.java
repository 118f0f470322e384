package io.callmesh.gateway.line;

/// Paces sound to real time and knows how much of it has been heard. For lines whose clock is ours: what is written is
/// heard as soon as everything before it has been.
///
/// The frames of one run follow each other without a gap; a pause in the supply begins a new run. For one thread at a
/// time.
public final class Playout {

    /// Two frames are on their way when one is due: enough for a late thread, little to take back.
    private static final long LEAD_NANOS = 40_000_000;

    private final LineClock clock;
    private final int rateHz;
    private long runStart, run, before;

    public Playout(int rateHz, LineClock clock) {
        this.rateHz = rateHz;
        this.clock = clock;
        runStart = clock.nanos();
    }

    /// Waits until the next frame may be written.
    public void await(int samples) throws InterruptedException {
        long now = clock.nanos();
        if (now > dueNanos()) begin(now);
        clock.sleepUntil(dueNanos() - LEAD_NANOS);
        run += samples;
    }

    /// Waits until all that was written has been heard.
    public void drain() throws InterruptedException {
        clock.sleepUntil(dueNanos());
    }

    /// What was written but not heard never will be.
    public void hush() {
        before = heard();
        run = 0;
        runStart = clock.nanos();
    }

    /// Samples heard since the line opened.
    public long heard() {
        long elapsed = (clock.nanos() - runStart) / 1_000 * rateHz / 1_000_000;
        return before + Math.clamp(elapsed, 0, run);
    }

    private void begin(long now) {
        before += run;
        run = 0;
        runStart = now;
    }

    private long dueNanos() {
        return runStart + run * 1_000_000_000L / rateHz;
    }
}
