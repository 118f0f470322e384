package io.callmesh.llm.understand;

import io.callmesh.llm.language.Words;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How much two sentences share, letter by letter and word by word: what is rare among the pack's phrases weighs more.
///
/// The features of an English sentence are its stems and the letter triples of its longer words, so that `delivered` is near
/// `delivery`; those of a Chinese one are its characters and pairs of neighbours. Likeness is the weighted coefficient of Dice.
final class Likeness {

    private static final double WORD = 1.0, PART = 0.35, FUNCTION = 0.25;
    private static final int LONG_WORD = 5;

    private final Map<String, Integer> sentencesWith = new HashMap<>();
    private final int sentences;

    Likeness(Collection<Set<String>> phrases) {
        sentences = phrases.size();
        for (var phrase : phrases) phrase.forEach(feature -> sentencesWith.merge(feature, 1, Integer::sum));
    }

    static Set<String> features(List<String> words) {
        var features = new HashSet<String>();
        String before = "^";
        for (var word : words) {
            boolean han = Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.HAN;
            String stem = Words.stem(word);
            features.add(stem);
            if (han) features.add("+" + before + word);
            else if (stem.length() >= LONG_WORD) triples(stem, features);
            before = word;
        }
        return features;
    }

    private static void triples(String word, Set<String> features) {
        String padded = "^" + word;
        for (int i = 0; i + 3 <= padded.length(); i++) features.add("~" + padded.substring(i, i + 3));
    }

    double of(Set<String> one, Set<String> other) {
        double shared = 0, all = 0;
        for (var feature : one) {
            double weight = weight(feature);
            all += weight;
            if (other.contains(feature)) shared += weight;
        }
        for (var feature : other) all += weight(feature);
        return all == 0 ? 0 : 2 * shared / all;
    }

    private double weight(String feature) {
        double rarity = Math.log(1 + (sentences + 1.0) / (1.0 + sentencesWith.getOrDefault(feature, 0)));
        double kind = feature.charAt(0) == '~' || feature.charAt(0) == '+' ? PART : Words.FUNCTION.contains(feature) ? FUNCTION : WORD;
        return rarity * kind;
    }
}
