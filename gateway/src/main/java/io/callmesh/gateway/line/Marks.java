package io.callmesh.gateway.line;

/// What a peer that buffers has told of its playing: the samples that really left its loudspeaker, counted since the line
/// opened. What it dropped at a clear is not among them, so after each clear the count stands for later sound. Not
/// thread-safe.
final class Marks {

    /// What a peer says of clears when it does not count them.
    static final int UNCOUNTED = -1;

    private long told, floor, toldNanos;
    private int hushes;
    private boolean fresh, unanswered;

    /// @param clears how many clears the peer has obeyed, or [#UNCOUNTED]
    void told(long samples, int clears, long nanos) {
        told = Math.max(told, samples);
        toldNanos = nanos;
        boolean ofClearedSound = clears != UNCOUNTED && clears < hushes;
        boolean answer = unanswered && clears == hushes;
        if (answer) unanswered = false;
        if (ofClearedSound || answer || fresh) floor = told;
    }

    /// What the peer has not played by now it never will.
    void hush() {
        floor = told;
        hushes++;
        fresh = true;
        unanswered = true;
    }

    /// Sound follows: what is told from now on may be of it.
    void write() {
        fresh = false;
    }

    /// Whether there is a word of the peer that is no older than `nanos`.
    boolean since(long nanos) {
        return told > 0 && toldNanos - nanos >= 0;
    }

    /// Whether the peer has told anything but zero, which programs send that only mean to say that they are there.
    boolean any() {
        return told > 0;
    }

    /// Samples played since the last hush.
    long played() {
        return told - floor;
    }

    /// Takes it that all of `samples` has been played since the last hush.
    void settle(long samples) {
        floor = told - samples;
    }
}
