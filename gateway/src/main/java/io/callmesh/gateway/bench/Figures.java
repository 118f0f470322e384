package io.callmesh.gateway.bench;

import io.callmesh.runtime.measure.Percentiles;
import io.callmesh.runtime.measure.Trend.Point;
import java.util.List;
import java.util.stream.IntStream;

/// What callers have measured so far. Safe for many threads.
final class Figures {

    private final long begun = System.nanoTime();
    private final Column minutes = new Column(), overheads = new Column(), barges = new Column();
    private final Column asrFinals = new Column(), firstTokens = new Column(), firstAudios = new Column();
    private int asked, endless, wordsOff;

    synchronized void asked() {
        asked++;
    }

    /// A turn was answered so much later than planned.
    synchronized void answered(double overheadMs) {
        minutes.add((System.nanoTime() - begun) / 60e9);
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

    Percentiles overheads() {
        return overheads.percentiles();
    }

    /// The overhead in milliseconds of every turn answered, with the minute since this began.
    synchronized List<Point> answers() {
        double[] x = minutes.all(), y = overheads.all();
        return IntStream.range(0, y.length).mapToObj(i -> new Point(x[i], y[i])).toList();
    }

    synchronized int turnsAsked() {
        return asked;
    }

    synchronized void took(Stages turn) {
        asrFinals.add(turn.asrFinalMs());
        firstTokens.add(turn.llmFirstTokenMs());
        firstAudios.add(turn.ttsFirstAudioMs());
    }

    Percentiles asrFinals() {
        return asrFinals.percentiles();
    }

    Percentiles firstTokens() {
        return firstTokens.percentiles();
    }

    Percentiles firstAudios() {
        return firstAudios.percentiles();
    }

    Percentiles barges() {
        return barges.percentiles();
    }

    int interruptions() {
        return barges.count();
    }

    /// @param turns how many there were to be
    /// @return how many of them were not answered, or not to the end
    synchronized int lostOf(int turns) {
        return turns - overheads.count() + endless;
    }

    /// The most of any interruption.
    synchronized int wordsOff() {
        return wordsOff;
    }
}
