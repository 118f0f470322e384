package io.callmesh.asr.engine.sphinx4;

import edu.cmu.sphinx.util.LogMath;
import io.callmesh.asr.engine.Heard;
import io.callmesh.asr.engine.sphinx4.Journey.Path;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// What finished searches for words say about an utterance.
///
/// @param paths   best first
/// @param sounds  the search for any sound
/// @param padding frames before the utterance that were put there
/// @param trust   in this kind of sound
record Judgement(List<Path> paths, Search sounds, int padding, Trust trust) {

    private static final int MOST = 10;
    /// Acoustic scores are far too sure of themselves, as frames are not independent.
    private static final double SOFTENED = 1 / 12.0;

    static Judgement of(List<Search> words, Search sounds, int padding, Trust trust) {
        var paths = words.stream().flatMap(search -> search.complete().stream()).sorted(Comparator.comparingDouble(Path::score).reversed()).toList();
        return new Judgement(paths, sounds, padding, trust);
    }

    /// Nothing, or nothing that explains the sound well.
    boolean doubtful() {
        return nothing() || trust.excess(evidence()) < 0;
    }

    /// Whether these words, which were foreseen, are to be believed rather than free ones: those pay for how unlikely it is that
    /// anybody says them. Measured in `docs/decisions/0011`.
    boolean outweighs(Judgement free) {
        if (free.nothing()) return true;
        return !nothing() && paths.getFirst().score() >= free.paths.getFirst().score();
    }

    private boolean nothing() {
        return paths.isEmpty() || said(paths.getFirst(), 0).isEmpty();
    }

    Heard heard() {
        if (nothing()) return Heard.NOTHING;
        double excess = trust.excess(evidence());
        double all = paths.stream().mapToDouble(path -> likeliness(path)).sum();
        var texts = new HashSet<Spoken>();
        var alternatives = paths.stream()
                .map(path -> alternative(path, likeliness(path) / all * trust.fit(excess)))
                .filter(alternative -> !alternative.words().isEmpty() && texts.add(alternative.text()))
                .limit(MOST)
                .toList();
        return new Heard(alternatives, excess < 0);
    }

    private double anySound() {
        return sounds.complete().stream().mapToDouble(Path::score).max().orElse(Double.NEGATIVE_INFINITY);
    }

    private double likeliness(Path path) {
        return Math.exp(natural(path.score() - paths.getFirst().score()) * SOFTENED);
    }

    private Trust.Evidence evidence() {
        var best = paths.getFirst();
        var text = text(best);
        double lead = paths.stream().filter(path -> !text(path).equals(text)).findFirst().map(other -> natural(best.score() - other.score())).orElse(Double.MAX_VALUE);
        return new Trust.Evidence(natural(best.sound() - anySound()), natural(best.wording()), lead, sounds.frames());
    }

    /// Both words for a zero are the same.
    private String text(Path path) {
        return joined(said(path, 0)).replaceAll("\\boh\\b", "zero");
    }

    private static String joined(List<Heard.Word> said) {
        return said.stream().map(word -> word.text().reveal()).collect(Collectors.joining(" "));
    }

    private Heard.Alternative alternative(Path path, double confidence) {
        var said = said(path, confidence);
        return new Heard.Alternative(Spoken.of(joined(said)), confidence, said);
    }

    private List<Heard.Word> said(Path path, double confidence) {
        var trails = path.in().trails();
        var said = new ArrayList<Heard.Word>();
        int end = path.in().frames();
        for (int at = path.trail(); at != Trails.NONE; at = trails.before(at)) {
            if (trails.word(at) >= 0) {
                said.addFirst(new Heard.Word(Spoken.of(path.in().spelled(trails.word(at))), time(trails.frame(at)), time(end), confidence));
            }
            end = trails.frame(at);
        }
        return said;
    }

    private Duration time(int frame) {
        return Duration.ofMillis(10L * Math.max(0, frame - padding));
    }

    private static double natural(double score) {
        return LogMath.getLogMath().logToLn((float) score);
    }
}
