package io.callmesh.audio.dtmf;

/// Whether one short block of sound is the tone of a key.
///
/// Goertzel's algorithm (Amer. Math. Monthly 65, 1958) at the eight frequencies; blocks of 12.75 ms are as selective as
/// ITU-T Recommendation Q.24 asks: tones 1.5 % off are taken, those 3.5 % off are not. A key is two tones of which neither
/// is much louder, each well above the others of its group, which together are nearly all there is.
final class ToneBlock {

    /// Q.24: the higher tone may be 4 dB louder or 8 dB weaker; 2 dB more for what networks add.
    private static final double HIGHER = decibels(6), LOWER = decibels(10), ALONE = decibels(8);
    /// Q.24: -25 dBm for each tone at least, less 6 dB; full scale is 3.14 dBm.
    private static final double QUIETEST = 650.0 * 650.0 / 2;
    static final char NONE = ' ';

    private final double[] low, high;
    private final double share;

    /// @param share of the energy of the block that the two tones must have
    ToneBlock(int rateHz, double share) {
        low = coefficients(Keys.LOW_HZ, rateHz);
        high = coefficients(Keys.HIGH_HZ, rateHz);
        this.share = share;
    }

    private static double[] coefficients(double[] hz, int rateHz) {
        var coefficients = new double[hz.length];
        for (int i = 0; i < hz.length; i++) coefficients[i] = 2 * Math.cos(2 * Math.PI * hz[i] / rateHz);
        return coefficients;
    }

    private static double decibels(double value) {
        return Math.pow(10, value / 10);
    }

    /// @return the key, or [#NONE]
    char key(short[] samples, int from, int length) {
        double energy = 0;
        for (int i = from; i < from + length; i++) energy += (double) samples[i] * samples[i];
        if (energy < QUIETEST * length) return NONE;
        var lows = powers(low, samples, from, length);
        int row = loudest(lows);
        if (!alone(lows, row)) return NONE;
        var highs = powers(high, samples, from, length);
        int column = loudest(highs);
        if (!alone(highs, column)) return NONE;
        boolean even = highs[column] < HIGHER * lows[row] && lows[row] < LOWER * highs[column];
        boolean all = 2 * (lows[row] + highs[column]) > share * energy * length;
        return even && all ? Keys.at(row, column) : NONE;
    }

    /// All four at once: the steps of one wait for each other, those of different ones do not.
    private static double[] powers(double[] coefficients, short[] samples, int from, int length) {
        double ca = coefficients[0], cb = coefficients[1], cc = coefficients[2], cd = coefficients[3];
        double a1 = 0, a2 = 0, b1 = 0, b2 = 0, c1 = 0, c2 = 0, d1 = 0, d2 = 0;
        for (int i = from; i < from + length; i++) {
            double sample = samples[i];
            double a = sample + ca * a1 - a2, b = sample + cb * b1 - b2, c = sample + cc * c1 - c2, d = sample + cd * d1 - d2;
            a2 = a1;
            a1 = a;
            b2 = b1;
            b1 = b;
            c2 = c1;
            c1 = c;
            d2 = d1;
            d1 = d;
        }
        return new double[] {power(ca, a1, a2), power(cb, b1, b2), power(cc, c1, c2), power(cd, d1, d2)};
    }

    private static double power(double coefficient, double last, double before) {
        return last * last + before * before - coefficient * last * before;
    }

    private static int loudest(double[] powers) {
        int loudest = 0;
        for (int i = 1; i < powers.length; i++) if (powers[i] > powers[loudest]) loudest = i;
        return loudest;
    }

    private static boolean alone(double[] powers, int loudest) {
        for (int i = 0; i < powers.length; i++) if (i != loudest && powers[i] * ALONE > powers[loudest]) return false;
        return true;
    }
}
