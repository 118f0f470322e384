package io.callmesh.gateway.listen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Learns the weights of [TurnEnd] and writes them to a folder: `main(FOLDER, ASSISTANTS)`.
///
/// Whole utterances have ended; beginnings of them, cut at a random word, have not, nor has anything that ends in a
/// filler. Cuts where a sentence ends, or after an opening "yes, ", are left out: nobody can tell. Logistic regression, AdaGrad with soft thresholding:
/// J. Duchi et al., "Adaptive subgradient methods" (JMLR 12, 2011).
final class TurnEndTraining {

    private static final int ROUNDS = 7, MOST = 60_000;
    private static final double RATE = 0.2, PRICE = 1e-3;
    private static final float SMALLEST = 0.05f;

    private final Ending ending;
    private final List<String> fillers;
    private final int seenAtLeast;
    private final Random random = new Random(5);
    private final Map<String, Float> weights = new HashMap<>();
    private final Map<String, Float> gradients = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();

    private TurnEndTraining(Ending ending, List<String> fillers, int seenAtLeast) {
        this.ending = ending;
        this.fillers = fillers;
        this.seenAtLeast = seenAtLeast;
    }

    public static void main(String... folders) throws IOException {
        var data = Utterances.present().orElseThrow();
        var phrases = new Phrases(Path.of(folders[1]), new Random(3));
        var english = new ArrayList<>(phrases.some("en"));
        for (var file : List.of("multidogo", "multiwoz", "taskmaster4-coffee", "sgd")) english.addAll(data.learnFrom(file, false));
        new TurnEndTraining(Ending.ENGLISH, List.of("um", "uh", "er", "erm", "hmm", "well", "so", "like", "you know", "let me see", "i mean", "let me think"), 6)
                .learn(english).write(Path.of(folders[0], "turn-end.en.tsv"));
        var chinese = new ArrayList<>(phrases.some("zh"));
        chinese.addAll(data.translated());
        for (var file : List.of("crosswoz", "kdconv")) chinese.addAll(data.learnFrom(file, true));
        new TurnEndTraining(Ending.CHINESE, List.of("那个", "呃", "就是", "这个", "然后", "就是说", "我想想", "嗯", "额", "那"), 4)
                .learn(chinese).write(Path.of(folders[0], "turn-end.zh.tsv"));
    }

    private TurnEndTraining learn(List<String> utterances) {
        var many = new ArrayList<>(utterances.stream().filter(said -> !ending.words(said).isEmpty()).toList());
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(many, random);
            for (var said : many.subList(0, Math.min(many.size(), MOST))) learn(said, round);
        }
        return this;
    }

    private void learn(String said, int round) {
        var words = ending.words(said);
        var ends = Utterances.sentences(said, ending);
        step(words, 1, round);
        if (ends.size() > 1) step(ending.words(sentence(said)), 1, round);
        if (words.size() > 1) {
            int at = 1 + random.nextInt(words.size() - 1);
            if (!ends.contains(at)) step(words.subList(0, at), 0, round);
        }
        if (random.nextInt(25) == 0) {
            var halting = new ArrayList<>(random.nextBoolean() ? words : words.subList(0, 1 + random.nextInt(words.size())));
            halting.addAll(ending.words(fillers.get(random.nextInt(fillers.size()))));
            step(halting, 0, round);
        }
    }

    private String sentence(String said) {
        var parts = Arrays.stream(said.split(Utterances.SENTENCE)).filter(part -> !ending.words(part).isEmpty()).toList();
        return parts.get(random.nextInt(parts.size()));
    }

    private void step(List<String> words, int ended, int round) {
        var features = ending.features(words);
        if (round == 0) features.forEach(feature -> seen.merge(feature, 1, Integer::sum));
        else features.removeIf(feature -> seen.getOrDefault(feature, 0) < seenAtLeast);
        if (round == 0) return;
        double sum = 0;
        for (var feature : features) sum += weights.getOrDefault(feature, 0f);
        double wrong = ended - 1 / (1 + Math.exp(-sum));
        for (var feature : features) {
            float all = gradients.merge(feature, (float) (wrong * wrong), Float::sum);
            double pace = RATE / Math.sqrt(all + 1e-6);
            double weight = weights.getOrDefault(feature, 0f) + pace * wrong;
            weights.put(feature, (float) (Math.signum(weight) * Math.max(0, Math.abs(weight) - pace * PRICE)));
        }
    }

    private void write(Path file) throws IOException {
        var kept = new TreeMap<String, String>();
        weights.forEach((feature, weight) -> {
            if (Math.abs(weight) >= SMALLEST) kept.put(feature, String.format(Locale.ROOT, "%.2f", weight));
        });
        var lines = kept.entrySet().stream().map(entry -> entry.getKey() + "\t" + entry.getValue()).toList();
        Files.write(file, lines);
        System.out.println(file.getFileName() + ": " + lines.size() + " weights, " + Files.size(file) / 1024 + " KB");
    }
}
