package io.callmesh.llm.understand;

import io.callmesh.llm.embed.Embedder;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.understand.Understanding.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the intents whose phrases are nearest to a sentence, by meaning (vectors) and by letters.
final class Nearest {

    /// How vectors of a model are read: cosines from nothing in common to the same, and what share of the score they have.
    private record Scale(double nothing, double same, double meaning) {}

    private static final Map<Language, Scale> SCALES = Map.of(Language.ENGLISH, new Scale(0.50, 0.95, 0.8), Language.CHINESE, new Scale(0.28, 0.80, 0.9));
    private static final double LEAD = 0.5, HIGHEST = 0.95;
    private static final int EXAMPLES_A_PHRASE = 6;

    private final Embedder embedder;
    private final Language language;
    private final List<Example> examples = new ArrayList<>();
    private final Likeness likeness;

    Nearest(List<Grammar.Phrase> phrases, Placeholders placeholders, Embedder embedder, Language language) {
        this.embedder = embedder;
        this.language = language;
        for (var phrase : phrases) examples(phrase, placeholders);
        likeness = new Likeness(examples.stream().map(Example::features).toList());
    }

    private void examples(Grammar.Phrase phrase, Placeholders placeholders) {
        for (var words : new LinkedHashSet<>(Expansions.some(phrase.pattern(), placeholders::of, EXAMPLES_A_PHRASE))) {
            if (words.isEmpty()) continue;
            examples.add(new Example(phrase.intent(), words, Likeness.features(words), embedder.embed(placeholders.sentence(words))));
        }
    }

    /// Every intent with its score, the best first; the best one's lead over the second counts half for it.
    List<Wanted> to(List<String> words, String sentence) {
        if (words.isEmpty() || examples.isEmpty()) return List.of();
        var features = Likeness.features(words);
        float[] vector = embedder.embed(sentence);
        Map<String, Double> best = new LinkedHashMap<>();
        for (var example : examples) best.merge(example.intent(), score(example, features, vector), Math::max);
        var ranked = best.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed()).toList();
        double second = ranked.size() > 1 ? ranked.get(1).getValue() : 0;
        return ranked.stream().map(entry -> wanted(entry.getKey(), entry.getValue(), second)).toList();
    }

    private static Wanted wanted(String intent, double score, double second) {
        return new Wanted(intent, Math.min(HIGHEST, score + LEAD * Math.max(0, score - second)), false);
    }

    private double score(Example example, Set<String> features, float[] vector) {
        var scale = SCALES.get(language);
        double meaning = (Embedder.cosine(example.vector(), vector) - scale.nothing()) / (scale.same() - scale.nothing());
        return scale.meaning() * Math.clamp(meaning, 0, 1) + (1 - scale.meaning()) * likeness.of(example.features(), features);
    }
}
