package io.callmesh.gateway.bench;

import io.callmesh.runtime.measure.Trend.Point;
import java.util.ArrayList;
import java.util.List;

/// What callers have measured so far. Safe for many threads.
final class Figures {

    private final long begun = System.nanoTime();
    private final List<Point> answers = new ArrayList<>();
    private final List<Double> barges = new ArrayList<>();
    private final List<Stages> stages = new ArrayList<>();
    private int asked, endless, wordsOff;

    synchronized void asked() {
        asked++;
    }

    /// A turn was answered so much later than planned.
    synchronized void answered(double overheadMs) {
        answers.add(new Point((System.nanoTime() - begun) / 60e9, overheadMs));
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
        return answers.stream().map(Point::y).toList();
    }

    /// The overhead in milliseconds of every turn answered, with the minute since this began.
    synchronized List<Point> answers() {
        return List.copyOf(answers);
    }

    synchronized int turnsAsked() {
        return asked;
    }

    synchronized void took(Stages turn) {
        stages.add(turn);
    }

    synchronized List<Stages> stages() {
        return List.copyOf(stages);
    }

    synchronized List<Double> barges() {
        return List.copyOf(barges);
    }

    /// @param turns how many there were to be
    /// @return how many of them were not answered, or not to the end
    synchronized int lostOf(int turns) {
        return turns - answers.size() + endless;
    }

    /// The most of any interruption.
    synchronized int wordsOff() {
        return wordsOff;
    }
}
