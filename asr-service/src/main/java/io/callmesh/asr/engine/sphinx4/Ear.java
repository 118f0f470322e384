package io.callmesh.asr.engine.sphinx4;

import io.callmesh.asr.engine.Heard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;

/// Understands whole utterances in one situation; the same for all its callers.
///
/// @param networks what is likely to be said, likeliest first
/// @param anything the network of any sound, which tells how far the words explain what was heard
/// @param free     how callers speak in words of their own, which is tried when the networks do not explain it and this is ready
record Ear(SoundModel model, List<Network> networks, Network anything, Optional<Future<FreeSpeech>> free) {

    private static final int HYPOTHESES = 6;

    /// @param padding frames before the utterance that were put there
    /// @param trust   in this kind of sound
    /// @throws CancellationException within a frame when the thread is interrupted
    Heard understand(List<double[]> cepstra, int padding, Trust trust) {
        if (cepstra.size() < 2 * Features.AHEAD) return Heard.NOTHING;
        var scores = new Scores(model);
        var words = searches(scores, HYPOTHESES);
        var sounds = new Search(anything, scores, 1, 0);
        listen(cepstra, scores, () -> {
            words.forEach(Search::step);
            sounds.step();
        });
        var foreseen = Judgement.of(words, sounds, padding, trust);
        var own = free.filter(made -> made.state() == Future.State.SUCCESS).map(Future::resultNow);
        if (own.isEmpty() || !foreseen.doubtful()) return foreseen.heard();
        var search = new FreeSearch(own.get(), scores);
        listen(cepstra, scores, search::step);
        var freely = new Judgement(search.complete(), sounds, padding, Trust.OWN_WORDS);
        if (foreseen.outweighs(freely)) return foreseen.heard();
        return evasive(trust) ? doubted(freely.heard()) : freely.heard();
    }

    /// On the telephone, digits that are asked for are often misheard as other words.
    private boolean evasive(Trust trust) {
        return networks.size() > 1 && trust == Trust.TELEPHONE;
    }

    private static Heard doubted(Heard heard) {
        return new Heard(heard.alternatives(), true);
    }

    private static void listen(List<double[]> cepstra, Scores scores, Runnable step) {
        var mean = Features.mean(cepstra);
        for (int frame = 0; frame < cepstra.size(); frame++) {
            if (Thread.currentThread().isInterrupted()) throw new CancellationException();
            scores.frame(Features.at(frame, cepstra, mean));
            step.run();
        }
    }

    /// One for each network.
    List<Search> searches(Scores scores, int hypotheses) {
        var searches = new ArrayList<Search>();
        for (var network : networks) searches.add(new Search(network, scores, hypotheses, searches.size() * Networks.SELDOM));
        return searches;
    }
}
