package io.callmesh.llm.tag;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a piece of a sentence looks like: itself, its letters, its neighbors, what rules see there, and what was asked for.
final class Features {

    private static final int LETTERS = 4;
    private static final List<String> EDGE = List.of("^", "$");

    private final List<Piece> pieces;
    private final Marked sentence;

    private Features(Marked sentence) {
        this.sentence = sentence;
        pieces = Piece.of(sentence.text());
    }

    /// One list a piece. The first of each is the piece itself.
    static List<List<String>> of(Marked sentence) {
        var features = new Features(sentence);
        var all = new ArrayList<List<String>>();
        for (int at = 0; at < features.pieces.size(); at++) all.add(features.at(at));
        return all;
    }

    /// Whether a feature names the word itself; those come first.
    static boolean words(String feature) {
        return "0ea".indexOf(feature.charAt(0)) >= 0;
    }

    private String word(int at) {
        if (at < 0) return EDGE.getFirst();
        return at >= pieces.size() ? EDGE.getLast() : pieces.get(at).lower();
    }

    private List<String> at(int at) {
        var features = new ArrayList<String>();
        features.add("0" + word(at));
        own(at, features);
        around(at, features);
        hinted(at, features);
        asked(at, features);
        features.add("b");
        return features;
    }

    private void own(int at, List<String> features) {
        String word = word(at);
        for (int letters = 1; letters <= Math.min(LETTERS, word.length() - 1); letters++) {
            features.add("e" + word.substring(word.length() - letters));
            features.add("a" + word.substring(0, letters));
        }
        features.add("s" + pieces.get(at).shape());
    }

    /// A word as its neighbors see it: of a number only how long it is.
    private String sort(int at) {
        return word(at).replaceAll("\\p{Nd}", "0");
    }

    private void around(int at, List<String> features) {
        for (int off : new int[] {-2, -1, 1, 2}) features.add(off + sort(at + off));
        features.add("l" + sort(at - 1) + " " + sort(at));
        features.add("r" + sort(at) + " " + sort(at + 1));
        features.add("L" + sort(at - 2) + " " + sort(at - 1));
        features.add("R" + sort(at + 1) + " " + sort(at + 2));
        features.add("n" + sort(at - 1) + " " + sort(at + 1));
        if (at > 0) features.add("S" + pieces.get(at - 1).shape());
        if (at + 1 < pieces.size()) features.add("T" + pieces.get(at + 1).shape());
    }

    private void hinted(int at, List<String> features) {
        var here = hints(at);
        for (var hint : here) {
            features.add("h" + hint);
            features.add("H" + hint + sort(at - 1));
            features.add("J" + hint + sort(at + 1));
        }
        if (at > 0) for (var hint : hints(at - 1)) features.add("<" + hint);
        if (at + 1 < pieces.size()) for (var hint : hints(at + 1)) features.add(">" + hint);
    }

    private Set<String> hints(int at) {
        var hints = new HashSet<String>();
        for (var hint : sentence.hints()) {
            if (pieces.get(at).within(hint)) hints.add((pieces.get(at).from() <= hint.from() ? "B" : "I") + hint.name());
        }
        return hints;
    }

    private void asked(int at, List<String> features) {
        if (sentence.asked().isEmpty()) return;
        features.add("q" + sentence.asked());
        features.add("Q" + sentence.asked() + pieces.get(at).shape());
        features.add("W" + sentence.asked() + word(at));
        features.add("P" + sentence.asked() + Math.min(pieces.size(), 4) + Math.min(at, 3));
        for (var hint : hints(at)) features.add("G" + sentence.asked() + hint);
    }
}
