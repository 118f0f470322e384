package io.callmesh.llm.tag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds values in sentences as it learned from others in which they are marked. Safe for many threads; the same sentences give the same
/// tagger.
public final class Tagger {

    /// @param probability 0 to 1: of its least probable piece
    public record Found(Span value, double probability) {}

    private static final int SEEN = 2;
    private static final double DOUBTED = 0.4, BY_HEART = 0.5;

    private final Tags tags;
    private final List<String> features;
    private final Map<String, Integer> places;
    private final Chain chain;
    private final ByHeart heart;
    private final Set<String> known;
    private final boolean alone;

    /// @param known the slots whose values count by heart as well
    /// @param alone whether nothing else counts for those
    Tagger(Tags tags, List<String> features, Chain chain, ByHeart heart, Set<String> known, boolean alone) {
        this.tags = tags;
        this.features = features;
        this.chain = chain;
        this.heart = heart;
        this.known = Set.copyOf(known);
        this.alone = alone;
        places = HashMap.newHashMap(features.size());
        for (var feature : features) places.put(feature, places.size());
    }

    /// @param examples at least one
    public static Tagger of(List<Marked> examples) {
        return HeldOut.of(learned(examples), examples);
    }

    static Tagger learned(List<Marked> examples) {
        var tags = new Tags(examples.stream().flatMap(example -> example.values().stream()).map(Span::name).distinct().sorted().toList());
        var features = features(examples);
        var tagger = new Tagger(tags, features, new Chain(features.size(), tags.size()), ByHeart.of(examples), Set.of(), false);
        Training.run(tagger.chain, examples.stream().map(tagger::sentence).toList());
        return tagger;
    }

    /// The same, with other slots known by heart.
    Tagger knowing(Set<String> slots, boolean alone) {
        return new Tagger(tags, features, chain, heart, slots, alone);
    }

    private static List<String> features(List<Marked> examples) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (var example : examples) {
            for (var piece : Features.of(example)) piece.forEach(feature -> seen.merge(feature, 1, Integer::sum));
        }
        return seen.entrySet().stream().filter(entry -> entry.getValue() >= SEEN).map(Map.Entry::getKey).toList();
    }

    Tags tags() {
        return tags;
    }

    List<String> features() {
        return features;
    }

    Chain chain() {
        return chain;
    }

    ByHeart heart() {
        return heart;
    }

    Set<String> known() {
        return known;
    }

    boolean alone() {
        return alone;
    }

    private Training.Sentence sentence(Marked example) {
        var pieces = Features.of(example);
        int[] own = new int[pieces.size()];
        for (int at = 0; at < own.length; at++) own[at] = places(pieces.get(at).stream().filter(Features::words).toList()).length;
        return new Training.Sentence(encoded(pieces), own, tags.of(Piece.of(example.text()), example.values()));
    }

    private int[][] encoded(List<List<String>> pieces) {
        return pieces.stream().map(this::places).toArray(int[][]::new);
    }

    private int[] places(List<String> features) {
        return features.stream().filter(places::containsKey).mapToInt(places::get).toArray();
    }

    /// In order, none overlapping.
    ///
    /// @param sentence its values do not count
    public List<Found> tag(Marked sentence) {
        var pieces = Piece.of(sentence.text());
        if (pieces.isEmpty()) return List.of();
        int[][] features = encoded(Features.of(sentence));
        int[] best = chain.best(features);
        var probable = new Marginals(chain, features);
        var found = new ArrayList<Found>();
        for (var value : tags.values(pieces, best)) found.add(new Found(value, least(value, pieces, best, probable)));
        if (alone) found.removeIf(one -> known.contains(one.value().name()));
        heart.in(sentence.text(), known).stream().filter(value -> found.stream().noneMatch(one -> one.value().overlaps(value) && one.probability() >= DOUBTED)).toList().forEach(value -> beside(value, found));
        return found;
    }

    /// What is learned but doubted gives way.
    private static void beside(Span value, List<Found> found) {
        found.removeIf(one -> one.value().overlaps(value));
        found.add(new Found(value, BY_HEART));
        found.sort(Comparator.comparingInt(one -> one.value().from()));
    }

    private static double least(Span value, List<Piece> pieces, int[] best, Marginals probable) {
        double least = 1;
        for (int at = 0; at < best.length; at++) if (pieces.get(at).within(value)) least = Math.min(least, probable.of(at, best[at]));
        return least;
    }
}
