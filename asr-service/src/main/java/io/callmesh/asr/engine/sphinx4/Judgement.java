package io.callmesh.asr.engine.sphinx4;

import edu.cmu.sphinx.util.LogMath;
import io.callmesh.asr.engine.Heard;
import io.callmesh.asr.engine.sphinx4.Search.Path;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// What finished searches say about an utterance: some for words, one for any sound.
///
/// @param padding frames before the utterance that were put there
record Judgement(List<Search> words, Search sounds, int padding) {

    private static final int MOST = 10;
    /// The words must explain the sound at most this much worse than phones without meaning do (natural logarithm).
    /// 1e-10 was measured on 55 orders and 6 recordings of foreign speech: no order made of these, 2 orders in doubt.
    private static final double DOUBT = Math.log(1e-10);
    /// Acoustic scores are far too sure of themselves, as frames are not independent.
    private static final double SOFTENED = 1 / 12.0, FIT = 1 / 20.0;

    Heard heard() {
        var paths = words.stream().flatMap(search -> search.complete().stream()).sorted(Comparator.comparingDouble(Path::score).reversed()).toList();
        if (paths.isEmpty() || said(paths.getFirst(), 0).isEmpty()) return Heard.NOTHING;
        double margin = natural(paths.getFirst().score() - anySound());
        double all = paths.stream().mapToDouble(path -> likeliness(path, paths)).sum();
        var texts = new HashSet<Spoken>();
        var alternatives = paths.stream()
                .map(path -> alternative(path, likeliness(path, paths) / all * fit(margin)))
                .filter(alternative -> !alternative.words().isEmpty() && texts.add(alternative.text()))
                .limit(MOST)
                .toList();
        return new Heard(alternatives, margin < DOUBT);
    }

    private double anySound() {
        return sounds.complete().stream().mapToDouble(Path::score).max().orElse(Double.NEGATIVE_INFINITY);
    }

    private static double likeliness(Path path, List<Path> paths) {
        return Math.exp(natural(path.score() - paths.getFirst().score()) * SOFTENED);
    }

    private static double fit(double margin) {
        return 1 / (1 + Math.exp(-(margin - DOUBT) * FIT));
    }

    private Heard.Alternative alternative(Path path, double confidence) {
        var said = said(path, confidence);
        var text = said.stream().map(word -> word.text().reveal()).collect(Collectors.joining(" "));
        return new Heard.Alternative(Spoken.of(text), confidence, said);
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
