package io.callmesh.asr.engine.sphinx4;

import io.callmesh.asr.engine.Heard;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Understands whole utterances in one situation; the same for all its callers.
///
/// @param networks what is likely to be said, likeliest first
/// @param anything the network of any sound, which tells how far the words explain what was heard
record Ear(SoundModel model, List<Network> networks, Network anything) {

    private static final int HYPOTHESES = 6;

    /// @param padding frames before the utterance that were put there
    /// @param trust   in this kind of sound
    /// @throws CancellationException within a frame when the thread is interrupted
    Heard understand(List<double[]> cepstra, int padding, Trust trust) {
        if (cepstra.size() < 2 * Features.AHEAD) return Heard.NOTHING;
        var mean = Features.mean(cepstra);
        var scores = new Scores(model);
        var words = searches(scores, HYPOTHESES);
        var sounds = new Search(anything, scores, 1, 0);
        for (int frame = 0; frame < cepstra.size(); frame++) {
            if (Thread.currentThread().isInterrupted()) throw new CancellationException();
            scores.frame(Features.at(frame, cepstra, mean));
            words.forEach(Search::step);
            sounds.step();
        }
        return new Judgement(words, sounds, padding, trust).heard();
    }

    /// One for each network.
    List<Search> searches(Scores scores, int hypotheses) {
        var searches = new ArrayList<Search>();
        for (var network : networks) searches.add(new Search(network, scores, hypotheses, searches.size() * Networks.SELDOM));
        return searches;
    }
}
