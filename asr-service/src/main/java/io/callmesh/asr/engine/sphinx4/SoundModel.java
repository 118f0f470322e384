package io.callmesh.asr.engine.sphinx4;

import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.GaussianWeights;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Sphinx3Loader;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.TiedStateAcousticModel;
import edu.cmu.sphinx.util.LogMath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

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
    private final int width;
    private final float[] mean, precision, factor;

    SoundModel() {
        loader = loaded(units);
        phones = new TiedStateAcousticModel(loader, units, true);
        weights = loader.getMixtureWeights();
        codebookOf = loader.getSenone2Ci();
        gaussians = weights.getGauPerState();
        streams = weights.getStreamsNum();
        width = loader.getMeansPool().get(0).length;
        factor = new float[loader.getMeansPool().size()];
        mean = new float[factor.length * width];
        precision = new float[mean.length];
        codebooks = factor.length / gaussians / streams;
        for (int gaussian = 0; gaussian < factor.length; gaussian++) copy(gaussian);
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

    /// Dimension by dimension, so that the sums over all Gaussians of a codebook run over neighbors in memory.
    private void copy(int gaussian) {
        var variance = loader.getVariancePool().get(gaussian);
        int first = gaussian / gaussians * gaussians * width + gaussian % gaussians;
        double determinant = Math.log(2 * Math.PI) * width;
        for (int k = 0; k < width; k++) {
            double floored = Math.max(variance[k], VARIANCE_FLOOR);
            mean[first + k * gaussians] = loader.getMeansPool().get(gaussian)[k];
            precision[first + k * gaussians] = (float) (-0.5 / floored);
            determinant += Math.log(floored);
        }
        factor[gaussian] = (float) (-determinant / 2);
    }

    /// The log-likelihoods (base of [LogMath]) of a codebook's best Gaussians for one stream of a feature.
    ///
    /// @param best  filled with the numbers of the best Gaussians, worst first
    /// @param score filled with their log-likelihoods
    /// @param all   room for one number per Gaussian
    void top(int codebook, int stream, float[] feature, int[] best, float[] score, int at, float[] all) {
        int book = (codebook * streams + stream) * gaussians;
        System.arraycopy(factor, book, all, 0, gaussians);
        for (int k = 0; k < width; k++) add(feature[stream * width + k], book * width + k * gaussians, all);
        Arrays.fill(score, at, at + TOP, Float.NEGATIVE_INFINITY);
        for (int g = 0; g < gaussians; g++) {
            if (all[g] > score[at]) insert(g, all[g], best, score, at);
        }
        for (int k = at; k < at + TOP; k++) score[k] = LogMath.getLogMath().lnToLog(score[k]);
    }

    /// The part of one dimension. Kept this simple, the compiler does eight or sixteen at a time.
    private void add(float value, int from, float[] all) {
        for (int g = 0; g < all.length; g++) {
            float off = value - mean[from + g];
            all[g] += off * off * precision[from + g];
        }
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
