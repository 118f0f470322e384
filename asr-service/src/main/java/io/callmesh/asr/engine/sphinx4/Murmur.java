package io.callmesh.asr.engine.sphinx4;

import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/// Follows an utterance frame by frame for the sake of partial results. The mean of the channel is learned as it goes,
/// beginning with that of the model's own recordings. One thread at a time.
final class Murmur {

    /// How many frames the prior mean counts for.
    private static final double PRIOR = 40;
    /// Mean of the first three cepstra: `cmninit` of the model.
    private static final double[] EXPECTED = {40, 3, -1};

    private final Scores scores;
    private final List<Search> searches;
    private double[] sum = {};
    private double count = PRIOR;
    private int seen, done;

    Murmur(Ear ear) {
        scores = new Scores(ear.model());
        searches = ear.searches(scores, 1);
    }

    /// @param cepstra all of the utterance so far
    /// @throws CancellationException within a frame when the thread is interrupted
    void listen(List<double[]> cepstra) {
        for (; seen < cepstra.size(); seen++) learn(cepstra.get(seen));
        for (; done + Features.AHEAD < cepstra.size(); done++) {
            if (Thread.currentThread().isInterrupted()) throw new CancellationException();
            scores.frame(Features.at(done, cepstra, mean()));
            searches.forEach(Search::step);
        }
    }

    private void learn(double[] cepstrum) {
        if (sum.length == 0) {
            sum = new double[cepstrum.length];
            for (int k = 0; k < EXPECTED.length; k++) sum[k] = EXPECTED[k] * PRIOR;
        }
        if (cepstrum[0] < 0) return;
        for (int k = 0; k < sum.length; k++) sum[k] += cepstrum[k];
        count++;
    }

    private double[] mean() {
        var mean = sum.clone();
        for (int k = 0; k < mean.length; k++) mean[k] /= count;
        return mean;
    }

    Spoken sounding() {
        var words = new ArrayDeque<String>();
        var leading = searches.stream().map(Search::leading).max(Comparator.comparingDouble(Journey.Path::score)).orElseThrow();
        var trails = leading.in().trails();
        for (int at = leading.trail(); at != Trails.NONE; at = trails.before(at)) {
            if (trails.word(at) >= 0) words.addFirst(leading.in().spelled(trails.word(at)));
        }
        return Spoken.of(words.stream().collect(Collectors.joining(" ")));
    }
}
