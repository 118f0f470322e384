package io.callmesh.runtime.measure;

import java.util.Collection;

/// The values below which so many percent of all lie, by the nearest rank.
///
/// @param sorted ascending; handed over
public record Percentiles(double[] sorted) {

    public static Percentiles of(Collection<Double> values) {
        return new Percentiles(values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    /// @param percent 0 to 100; 0 when there is nothing to rank
    public double at(int percent) {
        if (sorted.length == 0) return 0;
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }
}
