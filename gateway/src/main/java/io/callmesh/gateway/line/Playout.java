package io.callmesh.gateway.line;

/// Paces sound to real time and knows how much of it has been heard.
///
/// On a line whose clock is ours, what is written is heard as soon as everything before it has been. A peer that buffers
/// may tell what it has really played ([#played]): then that counts, and never more than our own clock allows. A peer that
/// has told nothing for a second of sound is taken at our clock's word again.
///
/// The frames of one run follow each other without a gap; a pause in the supply begins a new run. One thread plays; any
/// thread may tell, hush and ask.
public final class Playout {

    /// Two frames are on their way when one is due: enough for a late thread, little to take back.
    private static final long LEAD_NANOS = 40_000_000;

    /// How far behind us a peer may be, and how long it may tell nothing.
    private static final long TRUST_NANOS = 1_000_000_000, LOOK_NANOS = 10_000_000;

    private final LineClock clock;
    private final int rateHz;
    private final Marks marks = new Marks();
    private long runStart, run, earlier, before;

    public Playout(int rateHz, LineClock clock) {
        this.rateHz = rateHz;
        this.clock = clock;
        runStart = clock.nanos();
    }

    /// Waits until the next frame may be written.
    public void ready() throws InterruptedException {
        clock.sleepUntil(dueNow() - LEAD_NANOS);
    }

    /// The same; then the frame counts as written.
    public void await(int samples) throws InterruptedException {
        ready();
        write(samples);
    }

    private synchronized long dueNow() {
        long now = clock.nanos();
        if (now > dueNanos()) {
            earlier += run;
            run = 0;
            runStart = now;
        }
        return dueNanos();
    }

    private synchronized void write(int samples) {
        run += samples;
        marks.write();
    }

    /// Waits until all that was written has been heard, a second longer than that takes at most.
    public void drain() throws InterruptedException {
        clock.sleepUntil(due());
        for (long end = clock.nanos() + TRUST_NANOS; behind() && clock.nanos() < end;) clock.sleepUntil(clock.nanos() + LOOK_NANOS);
        settle();
    }

    private synchronized boolean behind() {
        return heard() < before + earlier + run;
    }

    private synchronized void settle() {
        if (marks.any()) marks.settle(earlier + run);
    }

    /// What was written but not heard never will be.
    public synchronized void hush() {
        before = heard();
        earlier = 0;
        run = 0;
        runStart = clock.nanos();
        marks.hush();
    }

    /// The peer has played so many samples since the line opened, without those it dropped.
    ///
    /// @param clears how many clears it has obeyed by then, or a negative number when it does not count them
    public synchronized void played(long samples, int clears) {
        marks.told(samples, Math.max(Marks.UNCOUNTED, clears), clock.nanos());
    }

    /// Samples heard since the line opened.
    public synchronized long heard() {
        long now = clock.nanos();
        long elapsed = (now - runStart) / 1_000 * rateHz / 1_000_000;
        long due = earlier + Math.clamp(elapsed, 0, run);
        boolean trusted = marks.since(now - TRUST_NANOS) || marks.any() && now - runStart < TRUST_NANOS;
        return before + (trusted ? Math.clamp(marks.played(), 0, due) : due);
    }

    private synchronized long due() {
        return dueNanos();
    }

    private long dueNanos() {
        return runStart + run * 1_000_000_000L / rateHz;
    }
}
