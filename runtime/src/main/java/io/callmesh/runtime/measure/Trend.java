package io.callmesh.runtime.measure;

import java.util.List;
import java.util.stream.IntStream;

/// The straight line that fits a series best, by least squares: whether something grows, and how surely.
///
/// Neighbours in a series are alike, so it tells less than as many values taken apart: the error is widened by the
/// correlation of neighbouring residuals, sqrt((1 + r) / (1 - r)) (effective sample size, Bartlett 1946).
///
/// @param slope how much `y` grows for each unit of `x`
/// @param noise the standard error of the slope: a slope within twice of it may as well be none
public record Trend(double slope, double noise) {

    /// More than this cannot be told from a drift.
    private static final double ALIKE = 0.95;

    /// A value of the series.
    public record Point(double x, double y) {}

    /// Fewer than three points, or all at one `x`, have no trend: slope and noise are 0.
    public static Trend of(List<Point> points) {
        double middleX = points.stream().mapToDouble(Point::x).average().orElse(0);
        double middleY = points.stream().mapToDouble(Point::y).average().orElse(0);
        double spread = points.stream().mapToDouble(point -> square(point.x - middleX)).sum();
        if (points.size() < 3 || spread == 0) return new Trend(0, 0);
        double slope = points.stream().mapToDouble(point -> (point.x - middleX) * (point.y - middleY)).sum() / spread;
        double[] misses = points.stream().mapToDouble(point -> point.y - middleY - slope * (point.x - middleX)).toArray();
        return new Trend(slope, Math.sqrt(sum(misses, misses, 0) / (points.size() - 2) / spread) * widening(misses));
    }

    private static double widening(double[] misses) {
        double all = sum(misses, misses, 0), alike = all == 0 ? 0 : Math.clamp(sum(misses, misses, 1) / all, 0, ALIKE);
        return Math.sqrt((1 + alike) / (1 - alike));
    }

    private static double sum(double[] these, double[] those, int apart) {
        return IntStream.range(apart, these.length).mapToDouble(i -> these[i] * those[i - apart]).sum();
    }

    /// Whether what grows may be no more than noise.
    public boolean flat() {
        return Math.abs(slope) <= 2 * noise;
    }

    private static double square(double value) {
        return value * value;
    }
}
