package io.callmesh.gateway.bench;

import io.callmesh.runtime.measure.Percentiles;
import java.util.Arrays;

/// Figures of one kind, in the order in which they came. Takes its memory at once, so that a long run does not see its own notes grow.
final class Column {

    /// Those of half an hour of fifty calls.
    private static final int ROOM = 1 << 15;

    private double[] figures = new double[ROOM];
    private int count;

    synchronized void add(double figure) {
        if (count == figures.length) figures = Arrays.copyOf(figures, 2 * count);
        figures[count++] = figure;
    }

    synchronized int count() {
        return count;
    }

    synchronized double[] all() {
        return Arrays.copyOf(figures, count);
    }

    Percentiles percentiles() {
        var sorted = all();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }
}
