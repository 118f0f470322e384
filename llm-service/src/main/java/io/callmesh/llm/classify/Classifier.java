package io.callmesh.llm.classify;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Tells which label a sentence has, as it learned from others. Safe for many threads; the same sentences give the same
/// classifier.
///
/// Ten thousand sentences of 77 labels are learned in 5 s of one core (client compiler, November 2026); judging one takes less
/// than a millisecond beside its vector.
public final class Classifier {

    /// A sentence and what it is.
    public record Labelled(String label, Sentence sentence) {}

    /// @param probability 0 to 1
    public record Probable(String label, double probability) {}

    /// How much neighbors count, and for how many labels; above the last of these weights alone decide. From five parts of banking77.
    private static final double NEIGHBORS = 0.3, SURE = 0.9;
    private static final int DOUBTED = 5;

    private final List<String> labels;
    private final Vocabulary vocabulary;
    private final Softmax softmax;
    private final Neighbors neighbors;

    Classifier(List<String> labels, Vocabulary vocabulary, Softmax softmax, Neighbors neighbors) {
        this.labels = labels;
        this.vocabulary = vocabulary;
        this.softmax = softmax;
        this.neighbors = neighbors;
    }

    /// @param examples at least one
    public static Classifier of(List<Labelled> examples) {
        var labels = examples.stream().map(Labelled::label).distinct().sorted().toList();
        var sentences = examples.stream().map(Labelled::sentence).toList();
        var vocabulary = Vocabulary.of(sentences);
        var softmax = new Softmax(vocabulary.terms().size(), vocabulary.middle().length, labels.size());
        int[] places = examples.stream().mapToInt(example -> Collections.binarySearch(labels, example.label())).toArray();
        Training.run(softmax, sentences.stream().map(vocabulary::encode).toList(), places);
        return new Classifier(labels, vocabulary, softmax, Neighbors.of(sentences, places, labels.size(), vocabulary.middle()));
    }

    /// The most probable labels, the best first. Where the weights leave doubt, the nearest sentences of the most probable labels say
    /// what share of it each of them has.
    public List<Probable> judge(Sentence sentence, int most) {
        var encoded = vocabulary.encode(sentence);
        float[] probable = softmax.probabilities(encoded);
        int[] best = ranked(probable).limit(DOUBTED).toArray();
        if (probable[best[0]] < SURE) blend(probable, best, neighbors.shares(best, encoded.meaning()));
        return ranked(probable).limit(most).mapToObj(label -> new Probable(labels.get(label), probable[label])).toList();
    }

    private static IntStream ranked(float[] probable) {
        return IntStream.range(0, probable.length).boxed().sorted(Comparator.comparingDouble((Integer label) -> -probable[label])).mapToInt(Integer::intValue);
    }

    private static void blend(float[] probable, int[] best, double[] shares) {
        double together = 0;
        for (int label : best) together += probable[label];
        for (int i = 0; i < best.length; i++) probable[best[i]] = (float) ((1 - NEIGHBORS) * probable[best[i]] + NEIGHBORS * together * shares[i]);
    }

    /// Whether a sentence is as near by meaning to one with this label as those are to one another, but for one in two hundred.
    public boolean near(String label, Sentence sentence) {
        int place = Collections.binarySearch(labels, label);
        return place >= 0 && neighbors.near(place, sentence.meaning());
    }

    public boolean knows(String label) {
        return Collections.binarySearch(labels, label) >= 0;
    }

    List<String> labels() {
        return labels;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Softmax softmax() {
        return softmax;
    }

    Neighbors neighbors() {
        return neighbors;
    }
}
