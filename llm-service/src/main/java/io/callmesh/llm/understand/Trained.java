package io.callmesh.llm.understand;

import io.callmesh.llm.classify.Classifier;
import io.callmesh.llm.classify.Classifier.Labelled;
import io.callmesh.llm.classify.Learned;
import io.callmesh.llm.classify.Sentence;
import io.callmesh.llm.embed.Embedder;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.pack.Pack;
import io.callmesh.llm.understand.Understanding.Wanted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What a pack with many phrases learned from them: one softmax over words, letters and meaning.
///
/// An intent counts when it is probable enough: where the pack has phrases for what it is not for, [Pack#OUT_OF_SCOPE], at the
/// limit for those that know; where it has none, at a lower one, and only near to a phrase of that intent. Both limits are from
/// parts of the training sets of CLINC150 and banking77 (`docs/understanding.md`).
final class Trained implements Resemblance {

    private record Example(String intent, List<String> words) {}

    private static final double PROBABLE = 0.25, PROBABLE_OF_KNOWN = 0.35, HIGHEST = 0.95;
    private static final int A_PHRASE = 4, COMPARED = 5, MANY = 1_000, MANY_OF_KNOWN = 200, STRANGE = 20;
    /// Of what is learned and how; another number trains kept classifiers anew.
    private static final String VERSION = "2";

    private final List<Example> examples;
    private final SlotNames names;
    private final Supplier<Embedder> embedder;
    private final Language language;
    private final Learned learned;
    private final double enough;
    private volatile Optional<Classifier> classifier = Optional.empty();

    /// Knows nothing until it is prepared.
    ///
    /// @param enough the score of an intent that is just probable enough
    Trained(List<Grammar.Phrase> phrases, SlotNames names, Supplier<Embedder> embedder, Language language, Learned learned, double enough) {
        this.names = names;
        this.embedder = embedder;
        this.language = language;
        this.learned = learned;
        this.enough = enough;
        examples = phrases.stream().flatMap(Trained::examples).filter(example -> !example.words().isEmpty()).toList();
    }

    private static Stream<Example> examples(Grammar.Phrase phrase) {
        return Expansions.some(phrase.pattern(), SlotNames::mark, A_PHRASE).stream().map(words -> new Example(phrase.intent(), words));
    }

    /// Whether there are enough phrases to learn from. Fewer know better what they are near to than what else there is; a pack
    /// that shows what it is not for needs fewer.
    static boolean worthwhile(List<Grammar.Phrase> phrases) {
        boolean scoped = phrases.stream().filter(phrase -> phrase.intent().equals(Pack.OUT_OF_SCOPE)).count() >= STRANGE;
        return phrases.size() >= (scoped ? MANY_OF_KNOWN : MANY);
    }

    /// Trains, on all cores while the vectors are made: ten thousand phrases take some 30 s on two.
    @Override
    public void prepare() {
        if (!examples.isEmpty()) classifier = Optional.of(learned.of(hash(), Learned.CLASSIFIER, this::train));
    }

    private Classifier train() {
        return Classifier.of(examples.parallelStream().map(example -> new Labelled(example.intent(), sentence(example.words()))).toList());
    }

    private Sentence sentence(List<String> words) {
        return new Sentence(words, embedder.get().embed(Written.sentence(names.named(words), language)));
    }

    private String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((VERSION + "\n" + embedder.get().model() + "\n").getBytes(StandardCharsets.UTF_8));
            for (var example : examples) {
                var line = example.intent() + "\t" + String.join(" ", example.words()) + "\t" + String.join(" ", names.named(example.words())) + "\n";
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException inEveryJava) {
            throw new IllegalStateException(inEveryJava);
        }
    }

    @Override
    public List<Wanted> to(List<String> spoken) {
        var words = spoken.stream().filter(word -> !word.equals(Denial.PAUSE)).toList();
        return words.isEmpty() ? List.of() : classifier.map(trained -> judged(trained, words)).orElse(List.of());
    }

    private List<Wanted> judged(Classifier trained, List<String> spoken) {
        var sentence = sentence(spoken);
        var probable = trained.judge(sentence, COMPARED);
        boolean scoped = trained.knows(Pack.OUT_OF_SCOPE);
        if (!scoped && !trained.near(probable.getFirst().label(), sentence)) return List.of();
        double limit = scoped ? PROBABLE_OF_KNOWN : PROBABLE;
        return probable.stream().map(one -> new Wanted(one.label(), score(one.probability(), limit), false)).toList();
    }

    private double score(double probability, double limit) {
        return probability < limit ? enough * probability / limit : enough + (HIGHEST - enough) * (probability - limit) / (1 - limit);
    }
}
