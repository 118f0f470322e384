package io.callmesh.asr.engine.sphinx4;

import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.GaussianWeights;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Sphinx3Loader;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.TiedStateAcousticModel;
import edu.cmu.sphinx.util.LogMath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The phonetically tied acoustic model of American English at 16 kHz: about 85 MB of heap, loaded once in 1 to 3 s.
///
/// Holds the parameters only, so any number of threads may score with it; [Scores] does that for one utterance.
final class SoundModel {

    static final int TOP = 4;
    private static final String FOLDER = "/edu/cmu/sphinx/models/en-us/";
    private static final float VARIANCE_FLOOR = 1e-4f, WEIGHT_FLOOR = 1e-7f;

    final Sphinx3Loader loader;
    final UnitManager units = new UnitManager();
    final TiedStateAcousticModel phones;
    final GaussianWeights weights;
    final int[] codebookOf;
    final int codebooks, streams, gaussians;
    private final float[][] means, precisions;
    private final float[] factors;

    SoundModel() {
        loader = loaded(units);
        phones = new TiedStateAcousticModel(loader, units, true);
        weights = loader.getMixtureWeights();
        codebookOf = loader.getSenone2Ci();
        gaussians = weights.getGauPerState();
        streams = weights.getStreamsNum();
        means = new float[loader.getMeansPool().size()][];
        precisions = new float[means.length][];
        factors = new float[means.length];
        codebooks = means.length / gaussians / streams;
        for (int i = 0; i < means.length; i++) prepare(i);
    }

    private static Sphinx3Loader loaded(UnitManager units) {
        try {
            var loader = new Sphinx3Loader(SoundModel.class.getResource(FOLDER + "en-us"), units, 0f, WEIGHT_FLOOR, VARIANCE_FLOOR, TOP, true);
            loader.load();
            return loader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream dictionary() {
        return SoundModel.class.getResourceAsStream(FOLDER + "cmudict-en-us.dict");
    }

    private void prepare(int i) {
        means[i] = loader.getMeansPool().get(i);
        var variance = loader.getVariancePool().get(i);
        precisions[i] = new float[variance.length];
        double factor = Math.log(2 * Math.PI) * variance.length;
        for (int k = 0; k < variance.length; k++) {
            precisions[i][k] = 1 / (-2 * Math.max(variance[k], VARIANCE_FLOOR));
            factor -= Math.log(-2 * precisions[i][k]);
        }
        factors[i] = (float) (-factor / 2);
    }

    /// The log-likelihoods (base of [LogMath]) of a codebook's best Gaussians for one stream of a feature.
    ///
    /// @param best  filled with the numbers of the best Gaussians, worst first
    /// @param score filled with their log-likelihoods
    void top(int codebook, int stream, float[] feature, int[] best, float[] score, int at) {
        int first = (codebook * streams + stream) * gaussians;
        int width = means[first].length, from = stream * width;
        java.util.Arrays.fill(score, at, at + TOP, Float.NEGATIVE_INFINITY);
        for (int g = 0; g < gaussians; g++) {
            float likelihood = likelihood(first + g, feature, from, score[at]);
            if (likelihood > score[at]) insert(g, likelihood, best, score, at);
        }
        for (int k = at; k < at + TOP; k++) score[k] = LogMath.getLogMath().lnToLog(score[k]);
    }

    private float likelihood(int gaussian, float[] feature, int from, float enough) {
        var mean = means[gaussian];
        var precision = precisions[gaussian];
        float sum = factors[gaussian];
        for (int k = 0; k < mean.length && sum > enough; k++) {
            float off = feature[from + k] - mean[k];
            sum += off * off * precision[k];
        }
        return sum;
    }

    private static void insert(int gaussian, float likelihood, int[] best, float[] score, int at) {
        int k = at;
        for (; k < at + TOP - 1 && score[k + 1] < likelihood; k++) {
            score[k] = score[k + 1];
            best[k] = best[k + 1];
        }
        score[k] = likelihood;
        best[k] = gaussian;
    }
}
