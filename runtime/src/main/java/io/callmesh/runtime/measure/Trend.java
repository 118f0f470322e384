package io.callmesh.runtime.measure;

import java.util.List;

/// The straight line that fits a series best, by least squares: whether something grows, and how surely.
///
/// @param slope how much `y` grows for each unit of `x`
/// @param noise the standard error of the slope: a slope within twice of it may as well be none
public record Trend(double slope, double noise) {

    /// A value of the series.
    public record Point(double x, double y) {}

    /// Fewer than three points, or all at one `x`, have no trend: slope and noise are 0.
    public static Trend of(List<Point> points) {
        double middleX = points.stream().mapToDouble(Point::x).average().orElse(0);
        double middleY = points.stream().mapToDouble(Point::y).average().orElse(0);
        double spread = points.stream().mapToDouble(point -> square(point.x - middleX)).sum();
        if (points.size() < 3 || spread == 0) return new Trend(0, 0);
        double slope = points.stream().mapToDouble(point -> (point.x - middleX) * (point.y - middleY)).sum() / spread;
        double misses = points.stream().mapToDouble(point -> square(point.y - middleY - slope * (point.x - middleX))).sum();
        return new Trend(slope, Math.sqrt(misses / (points.size() - 2) / spread));
    }

    /// Whether what grows may be no more than noise.
    public boolean flat() {
        return Math.abs(slope) <= 2 * noise;
    }

    private static double square(double value) {
        return value * value;
    }
}
