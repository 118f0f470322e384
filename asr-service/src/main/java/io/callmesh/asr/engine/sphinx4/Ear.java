package io.callmesh.asr.engine.sphinx4;

import io.callmesh.asr.engine.Heard;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Understands whole utterances against one network; the same for all its callers.
///
/// @param anything the network of any sound, which tells how far the words explain what was heard
record Ear(SoundModel model, Network network, Network anything) {

    private static final int HYPOTHESES = 6;

    /// @throws CancellationException within a frame when the thread is interrupted
    Heard understand(List<double[]> cepstra, int padding) {
        if (cepstra.size() < 2 * Features.AHEAD) return Heard.NOTHING;
        var mean = Features.mean(cepstra);
        var scores = new Scores(model);
        var words = new Search(network, scores, HYPOTHESES);
        var sounds = new Search(anything, scores, 1);
        for (int frame = 0; frame < cepstra.size(); frame++) {
            if (Thread.currentThread().isInterrupted()) throw new CancellationException();
            scores.frame(Features.at(frame, cepstra, mean));
            words.step();
            sounds.step();
        }
        return new Judgement(network, words, sounds, padding).heard();
    }

    /// What it sounds like so far, with the mean that is known so far.
    Search follow(Scores scores) {
        return new Search(network, scores, 1);
    }
}
