package io.callmesh.llm.classify;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The terms that were seen twice, how rare each is, and the middle of all meanings.
///
/// Vectors of a small model all point the same way; taking out their mean is what lets them tell sentences apart (Mu and
/// Viswanath, All-but-the-Top, ICLR 2018).
final class Vocabulary {

    private static final int SEEN = 2;

    private final List<String> terms;
    private final Map<String, Integer> places;
    private final float[] rarity, middle;

    Vocabulary(List<String> terms, float[] rarity, float[] middle) {
        this.terms = terms;
        this.rarity = rarity;
        this.middle = middle;
        places = HashMap.newHashMap(terms.size());
        for (int i = 0; i < terms.size(); i++) places.put(terms.get(i), i);
    }

    /// @param sentences at least one
    static Vocabulary of(List<Sentence> sentences) {
        Map<String, Integer> with = new HashMap<>();
        for (var sentence : sentences) {
            for (var term : Terms.of(sentence.words()).keySet()) with.merge(term, 1, Integer::sum);
        }
        var terms = with.entrySet().stream().filter(entry -> entry.getValue() >= SEEN).map(Map.Entry::getKey).sorted().toList();
        float[] rarity = new float[terms.size()];
        for (int i = 0; i < rarity.length; i++) rarity[i] = (float) (1 + Math.log((1.0 + sentences.size()) / (1.0 + with.getOrDefault(terms.get(i), 0))));
        return new Vocabulary(terms, rarity, middle(sentences));
    }

    private static float[] middle(List<Sentence> sentences) {
        float[] middle = new float[sentences.getFirst().meaning().length];
        for (var sentence : sentences) {
            for (int i = 0; i < middle.length; i++) middle[i] += sentence.meaning()[i] / sentences.size();
        }
        return middle;
    }

    List<String> terms() {
        return terms;
    }

    float[] rarity() {
        return rarity;
    }

    float[] middle() {
        return middle;
    }

    Encoded encode(Sentence sentence) {
        var found = Terms.of(sentence.words());
        int[] ids = new int[found.size()];
        float[] weights = new float[found.size()];
        int known = 0;
        for (var entry : found.entrySet()) {
            Integer place = places.get(entry.getKey());
            if (place == null) continue;
            ids[known] = place;
            weights[known++] = (float) (1 + Math.log(entry.getValue())) * rarity[place];
        }
        ids = Arrays.copyOf(ids, known);
        weights = Arrays.copyOf(weights, known);
        scale(ids, weights);
        return new Encoded(ids, weights, centered(sentence.meaning()));
    }

    private void scale(int[] ids, float[] weights) {
        double words = 0, letters = 0;
        for (int i = 0; i < ids.length; i++) {
            double square = weights[i] * weights[i];
            if (Terms.letters(terms.get(ids[i]))) letters += square;
            else words += square;
        }
        for (int i = 0; i < ids.length; i++) weights[i] /= (float) Math.sqrt(Terms.letters(terms.get(ids[i])) ? letters : words);
    }

    private float[] centered(float[] meaning) {
        float[] centered = new float[meaning.length];
        double squares = 0;
        for (int i = 0; i < meaning.length; i++) {
            centered[i] = meaning[i] - middle[i];
            squares += centered[i] * centered[i];
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; length > 0 && i < centered.length; i++) centered[i] /= length;
        return centered;
    }
}
