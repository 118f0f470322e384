package io.callmesh.asr.engine.sphinx4;

import java.util.List;

/// Cepstra to what the model was trained on: 13 cepstra less their mean, their change, and the change of that.
///
/// Source: CMU Sphinx feature type `1s_c_d_dd`: change over two frames to each side; its change over one to each side.
final class Features {

    /// How many later frames a feature needs.
    static final int AHEAD = 3;

    private Features() {}

    /// The mean over the frames that hold sound.
    static double[] mean(List<double[]> cepstra) {
        var mean = new double[cepstra.getFirst().length];
        int count = 0;
        for (var cepstrum : cepstra) {
            if (cepstrum[0] < 0) continue;
            for (int k = 0; k < mean.length; k++) mean[k] += cepstrum[k];
            count++;
        }
        for (int k = 0; k < mean.length; k++) mean[k] /= Math.max(1, count);
        return mean;
    }

    static float[] at(int frame, List<double[]> cepstra, double[] mean) {
        int width = mean.length;
        var feature = new float[3 * width];
        var here = near(frame, cepstra);
        double[] before1 = near(frame - 1, cepstra), before2 = near(frame - 2, cepstra), before3 = near(frame - 3, cepstra);
        double[] after1 = near(frame + 1, cepstra), after2 = near(frame + 2, cepstra), after3 = near(frame + 3, cepstra);
        for (int k = 0; k < width; k++) {
            feature[k] = (float) (here[k] - mean[k]);
            feature[width + k] = (float) (after2[k] - before2[k]);
            feature[2 * width + k] = (float) (after3[k] - before1[k] - after1[k] + before3[k]);
        }
        return feature;
    }

    private static double[] near(int frame, List<double[]> cepstra) {
        return cepstra.get(Math.clamp(frame, 0, cepstra.size() - 1));
    }
}
