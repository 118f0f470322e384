package io.callmesh.llm.understand;

import io.callmesh.llm.embed.Embedder;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.understand.Understanding.Wanted;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Finds the intents whose phrases are nearest to a sentence: by meaning (vectors), by letters, and by the slots it fills.
///
/// Values are taken out of both sides before they are compared: `check order 4271` is near to `check order {orderNumber}`
/// whatever the number, and what is asked about a latte does not depend on the latte. Phrases that only take something back
/// are compared with sentences that do. The constants are from CLINC150 with
/// eight phrases an intent (96 % of the intents right, `docs/understanding.md`).
final class Nearest implements Resemblance {

    /// How vectors of a model are read: cosines from nothing in common to the same, and what share of the score they have.
    private record Scale(double nothing, double same, double meaning) {}

    private static final Scale ENGLISH = new Scale(0.50, 0.95, 0.8), CHINESE = new Scale(0.28, 0.80, 0.9);
    private static final double LEAD = 0.5, HIGHEST = 0.95, SLOTS = 0.1, TOO_SHORT = 0.75, SHORT = 0.3, ONE_CHARACTER = 0.4;
    /// With the whole lead still too little.
    private static final double DENIED = 0.35;
    /// So near to a phrase what is said beside a denial is meant.
    private static final double TOLD = 0.8;

    /// A phrase, and how near it is.
    private record Near(double score, Example example) {}

    private final Supplier<Embedder> embedder;
    private final Language language;
    private final Examples examples;
    private final SlotNames names;
    private final Likeness likeness;
    private volatile List<Vectors> vectors = List.of();

    /// A sentence without its values, and with their slots' names.
    private record Vectors(float[] without, float[] with) {

        double cosine(Vectors other) {
            return (Embedder.cosine(without, other.without) + Embedder.cosine(with, other.with)) / 2;
        }
    }

    /// Compares by letters alone until the vectors are made.
    Nearest(Examples examples, SlotNames names, Supplier<Embedder> embedder, Language language) {
        this.embedder = embedder;
        this.language = language;
        this.examples = examples;
        this.names = names;
        likeness = new Likeness(examples.all().stream().map(Example::features).toList());
    }

    /// Makes the vectors of every example, some milliseconds each.
    @Override
    public void prepare() {
        vectors = examples.all().stream().map(example -> vectors(example.words(), example.named())).toList();
    }

    private Vectors vectors(List<String> words, List<String> named) {
        float[] without = embedder.get().embed(Written.sentence(words, language));
        return new Vectors(without, named.equals(words) ? without : embedder.get().embed(Written.sentence(named, language)));
    }

    /// Every intent with its score, the best first; the best one's lead over the second counts half for it.
    ///
    /// @param spoken with a mark where a value was told
    @Override
    public List<Wanted> to(List<String> spoken) {
        var denial = Denial.in(Refusal.in(spoken).rest().stream().filter(word -> !SlotNames.marked(word) || word.equals(Denial.PAUSE)).toList());
        var best = best(spoken.stream().filter(word -> !word.equals(Denial.PAUSE)).toList());
        return ranked(denial.any() ? granted(best, denial) : best);
    }

    /// Of each intent the phrase that is nearest, in the order of the pack.
    private Map<String, Near> best(List<String> spoken) {
        var sentence = Politeness.asked(spoken).of(spoken);
        var words = sentence.stream().filter(word -> !SlotNames.marked(word)).toList();
        if (words.isEmpty() || examples.all().isEmpty()) return Map.of();
        var slots = sentence.stream().filter(SlotNames::marked).map(SlotNames::slot).collect(Collectors.toSet());
        var told = new Example("", words, names.named(sentence), slots, words.stream().anyMatch(Correction::word), spoken.size(), Likeness.features(words));
        var made = vectors;
        return best(told, made.isEmpty() ? byLetters(told) : byMeaning(told, made));
    }

    /// What is denied counts next to nothing; where the nearest of all is, other clauses that say enough are understood by themselves.
    private Map<String, Near> granted(Map<String, Near> best, Denial denial) {
        var denied = best.entrySet().stream().filter(entry -> denies(denial, entry.getValue())).map(Map.Entry::getKey).toList();
        if (denied.isEmpty()) return best;
        var rest = best(denial.rest());
        var granted = new LinkedHashMap<>(best);
        for (var intent : denied) granted.computeIfPresent(intent, (_, near) -> new Near(DENIED * near.score(), near.example()));
        boolean told = denied.contains(nearest(best)) && rest.values().stream().anyMatch(near -> near.score() >= TOLD);
        rest.forEach((intent, said) -> {
            if (told || denied.contains(intent)) granted.merge(intent, said, (whole, part) -> part.score() > whole.score() ? part : whole);
        });
        return granted;
    }

    private static String nearest(Map<String, Near> best) {
        return best.entrySet().stream().max(Comparator.comparingDouble(entry -> entry.getValue().score())).orElseThrow().getKey();
    }

    /// Whether the nearest phrase is denied, in English any of the intent's, and nothing of the nearest one is said beside. Characters
    /// are too common for that: `没有好` is no `好像是中风`.
    private boolean denies(Denial denial, Near near) {
        var nearest = near.example().words();
        var phrases = examples.all().stream().filter(example -> example.intent().equals(near.example().intent())).map(Example::words).toList();
        var asked = language == Language.CHINESE ? List.of(nearest) : phrases;
        return !denial.beyond(nearest) && asked.stream().anyMatch(phrase -> denial.of(phrase, phrases));
    }

    private double[] byLetters(Example told) {
        return examples.all().stream().mapToDouble(example -> likeness.of(example.features(), told.features())).toArray();
    }

    private Scale scale() {
        return switch (language) {
            case ENGLISH -> ENGLISH;
            case CHINESE -> CHINESE;
        };
    }

    private double[] byMeaning(Example told, List<Vectors> made) {
        var scale = scale();
        var meant = vectors(told.words(), told.named());
        double[] nearness = byLetters(told);
        for (int i = 0; i < nearness.length; i++) {
            double meaning = Math.clamp((made.get(i).cosine(meant) - scale.nothing()) / (scale.same() - scale.nothing()), 0, 1);
            nearness[i] = scale.meaning() * meaning + (1 - scale.meaning()) * nearness[i];
        }
        return nearness;
    }

    private Map<String, Near> best(Example told, double[] nearness) {
        Map<String, Near> best = new LinkedHashMap<>();
        for (int i = 0; i < nearness.length; i++) {
            var example = examples.all().get(i);
            double score = lengths(example, told) * nearness[i] + SLOTS * slots(example.slots(), told.slots());
            if (!example.amends() || told.amends()) best.merge(example.intent(), new Near(score, example), (one, other) -> other.score() > one.score() ? other : one);
        }
        return best;
    }

    private static List<Wanted> ranked(Map<String, Near> best) {
        var ranked = best.entrySet().stream().sorted(Comparator.comparingDouble((Map.Entry<String, Near> entry) -> entry.getValue().score()).reversed()).toList();
        double second = ranked.size() > 1 ? ranked.get(1).getValue().score() : 0;
        return ranked.stream().map(entry -> wanted(entry.getKey(), entry.getValue().score(), second)).toList();
    }

    private static Wanted wanted(String intent, double score, double second) {
        return new Wanted(intent, Math.clamp(score + LEAD * Math.max(0, score - second), 0, HIGHEST), false);
    }

    /// One word that a long sentence happens to hold says little, one Chinese character next to nothing.
    private double lengths(Example example, Example told) {
        if (language == Language.CHINESE && example.size() == 1 && told.size() > 2) return ONE_CHARACTER;
        double shorter = Math.min(example.size(), told.size()), longer = Math.max(example.size(), told.size());
        return shorter / longer < SHORT ? TOO_SHORT : 1;
    }

    /// From -0.5, other slots, to 0.5, the same ones; 0 where neither side has any.
    private static double slots(Set<String> phrase, Set<String> told) {
        if (phrase.isEmpty() && told.isEmpty()) return 0;
        long both = phrase.stream().filter(told::contains).count();
        return (double) both / (phrase.size() + told.size() - both) - 0.5;
    }
}
