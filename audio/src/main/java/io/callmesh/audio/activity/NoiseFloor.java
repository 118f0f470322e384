package io.callmesh.audio.activity;

import java.util.Arrays;

/// How loud a line is when nobody speaks: the lowest level of the last 1.8 seconds. Speech dips to the noise between
/// syllables more often than that; steady noise never goes below itself.
///
/// Source: R. Martin, "Noise Power Spectral Density Estimation Based on Optimal Smoothing and Minimum Statistics" (IEEE
/// Transactions on Speech and Audio Processing 9(5), 2001), section III, for one band and without bias correction.
final class NoiseFloor {

    /// The minimum is kept for each third of a second, so that forgetting costs nothing.
    private static final int WINDOWS = 6, FRAMES = 15;

    private final double[] minima = new double[WINDOWS];
    private int frame;

    NoiseFloor() {
        Arrays.fill(minima, Double.MAX_VALUE);
    }

    /// @param levelDb of the newest frame
    /// @return the floor, that frame included
    double learn(double levelDb) {
        int window = frame / FRAMES % WINDOWS;
        if (frame % FRAMES == 0) minima[window] = levelDb;
        else minima[window] = Math.min(minima[window], levelDb);
        frame++;
        return Arrays.stream(minima).min().orElse(levelDb);
    }
}
