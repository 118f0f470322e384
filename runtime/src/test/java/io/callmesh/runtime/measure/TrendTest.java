package io.callmesh.runtime.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.callmesh.runtime.measure.Trend.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {

    @Test
    void aStraightLineHasItsSlopeAndNoNoise() {
        var trend = Trend.of(List.of(new Point(0, 1), new Point(1, 3), new Point(2, 5), new Point(4, 9)));

        assertThat(trend.slope()).isCloseTo(2, within(1e-9));
        assertThat(trend.noise()).isCloseTo(0, within(1e-9));
        assertThat(trend.flat()).isFalse();
    }

    @Test
    void theNoiseIsTheStandardErrorOfTheSlope() {
        // Given: the fit misses by -0.4, 0.7, -0.2 and -0.1, whose squares sum to 0.7
        var trend = Trend.of(List.of(new Point(0, 1), new Point(1, 3), new Point(2, 3), new Point(3, 4)));

        // Then
        assertThat(trend.slope()).isCloseTo(0.9, within(1e-9));
        assertThat(trend.noise()).isCloseTo(Math.sqrt(0.7 / 2 / 5), within(1e-9));
    }

    @Test
    void valuesThatOnlyJumpAreFlat() {
        var jumping = IntStream.range(0, 60).mapToObj(i -> new Point(i, 100 + (i % 7) * 3)).toList();

        assertThat(Trend.of(jumping).flat()).isTrue();
    }

    @Test
    void driftsAreFlatAndLeaksUnderTheSameNoiseAreNot() {
        long drifts = IntStream.range(0, 100).filter(seed -> Trend.of(series(seed, 0.6, 0)).flat()).count();
        long leaks = IntStream.range(0, 100).filter(seed -> Trend.of(series(seed, 0.6, 0.1)).flat()).count();

        assertThat(drifts).isGreaterThanOrEqualTo(85);
        assertThat(leaks).isLessThanOrEqualTo(5);
    }

    /// Steps by chance, each of which keeps so much of the one before.
    private static List<Point> series(int seed, double kept, double slope) {
        var chance = new Random(seed);
        double at = 0;
        var points = new ArrayList<Point>();
        for (int i = 0; i < 60; i++) {
            at = kept * at + chance.nextGaussian();
            points.add(new Point(i, 100 + slope * i + at));
        }
        return points;
    }

    @Test
    void tooFewPointsHaveNoTrend() {
        assertThat(Trend.of(List.of(new Point(0, 1), new Point(1, 9)))).isEqualTo(new Trend(0, 0));
    }
}
