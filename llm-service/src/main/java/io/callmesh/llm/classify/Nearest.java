package io.callmesh.llm.classify;

import java.util.Arrays;

/// The nearest of many, and what they are.
final class Nearest {

    private final double[] nearness;
    private final int[] kinds;
    private int size;

    /// @param most how many are kept
    Nearest(int most) {
        nearness = new double[most];
        kinds = new int[most];
    }

    void add(int kind, double near) {
        if (size == nearness.length && near <= nearness[size - 1]) return;
        int at = size < nearness.length ? size++ : size - 1;
        for (; at > 0 && nearness[at - 1] < near; at--) {
            nearness[at] = nearness[at - 1];
            kinds[at] = kinds[at - 1];
        }
        nearness[at] = near;
        kinds[at] = kind;
    }

    /// How much they speak for each kind, together 1; equally for all where there is nothing.
    ///
    /// @param fading so much less near counts 1/e
    double[] shares(int all, double fading) {
        double[] shares = new double[all];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double weight = Math.exp((nearness[i] - nearness[0]) / fading);
            shares[kinds[i]] += weight;
            sum += weight;
        }
        if (sum == 0) Arrays.fill(shares, 1.0 / all);
        for (int i = 0; sum > 0 && i < all; i++) shares[i] /= sum;
        return shares;
    }
}
