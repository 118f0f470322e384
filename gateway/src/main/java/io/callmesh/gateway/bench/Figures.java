package io.callmesh.gateway.bench;

import java.util.ArrayList;
import java.util.List;

/// What callers have measured so far. Safe for many threads.
final class Figures {

    private final List<Double> overheads = new ArrayList<>(), barges = new ArrayList<>();
    private int endless, wordsOff;

    /// A turn was answered so much later than planned.
    synchronized void answered(double overheadMs) {
        overheads.add(overheadMs);
    }

    /// The reply to a turn began and never ended.
    synchronized void endless() {
        endless++;
    }

    /// A reply was stopped.
    ///
    /// @param bargeMs from the verdict to the last frame written
    /// @param off     words between what was heard and what is said to have been heard
    synchronized void interrupted(double bargeMs, int off) {
        barges.add(bargeMs);
        wordsOff = Math.max(wordsOff, off);
    }

    synchronized List<Double> overheads() {
        return List.copyOf(overheads);
    }

    synchronized List<Double> barges() {
        return List.copyOf(barges);
    }

    /// @param asked how many turns there were
    /// @return how many of them were not answered, or not to the end
    synchronized int lostOf(int asked) {
        return asked - overheads.size() + endless;
    }

    /// The most of any interruption.
    synchronized int wordsOff() {
        return wordsOff;
    }
}
