package io.callmesh.asr.engine.sphinx4;

import edu.cmu.sphinx.util.LogMath;
import java.util.Arrays;

/// How well the states of the model explain one frame; each is worked out once, when it is first asked for.
///
/// Source of the scoring: X. Huang et al., "Phonetically tied mixtures" as in CMU Sphinx-4's `SetBasedGaussianMixture`.
/// One instance per search, one thread.
final class Scores {

    private final SoundModel model;
    private final LogMath math = LogMath.getLogMath();
    private final int[] best;
    private final float[] top, all;
    private final boolean[] known;
    private final float[] score;
    private float[] feature = {};

    Scores(SoundModel model) {
        this.model = model;
        int slots = model.codebooks * model.streams * SoundModel.TOP;
        best = new int[slots];
        top = new float[slots];
        all = new float[model.gaussians];
        known = new boolean[model.codebooks];
        score = new float[model.codebookOf.length];
    }

    void frame(float[] next) {
        feature = next;
        Arrays.fill(known, false);
        Arrays.fill(score, Float.NaN);
    }

    /// The log-likelihood of a senone, in the base of [LogMath].
    float of(int senone) {
        if (Float.isNaN(score[senone])) score[senone] = score(senone);
        return score[senone];
    }

    private float score(int senone) {
        int codebook = model.codebookOf[senone];
        if (!known[codebook]) know(codebook);
        float sum = 0;
        for (int stream = 0; stream < model.streams; stream++) {
            int at = (codebook * model.streams + stream) * SoundModel.TOP;
            float total = LogMath.LOG_ZERO;
            for (int k = at; k < at + SoundModel.TOP; k++) {
                total = math.addAsLinear(total, top[k] + model.weights.get(senone, stream, best[k]));
            }
            sum += total;
        }
        return sum;
    }

    private void know(int codebook) {
        for (int stream = 0; stream < model.streams; stream++) {
            model.top(codebook, stream, feature, best, top, (codebook * model.streams + stream) * SoundModel.TOP, all);
        }
        known[codebook] = true;
    }
}
