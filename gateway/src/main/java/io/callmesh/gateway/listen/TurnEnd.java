package io.callmesh.gateway.listen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// How likely it is that a caller who has said these words, and pauses, has finished.
///
/// A logistic regression over the features of [Ending], one list of weights per language, learned from whole utterances
/// and beginnings of them; `docs/turn-taking.md` says how and how well. About 0.01 ms; any thread.
public final class TurnEnd {

    public static final double UNKNOWN = 0.5;

    private static final Map<String, TurnEnd> LANGUAGES = Map.of("en", new TurnEnd(Ending.ENGLISH, weights("en")), "zh", new TurnEnd(Ending.CHINESE, weights("zh")));

    private final Ending ending;
    private final Map<String, Float> weights;

    private TurnEnd(Ending ending, Map<String, Float> weights) {
        this.ending = ending;
        this.weights = weights;
    }

    /// Of words as [Ending#words] gives them.
    static double score(List<String> words, String language) {
        return Objects.requireNonNull(LANGUAGES.get(language), language).score(words);
    }

    /// @param text     as recognised so far; partial results will do
    /// @param language a BCP 47 tag
    /// @return 0 to 1; 0.5 for an empty text and for languages other than English and Chinese
    public static double score(String text, String language) {
        return Optional.ofNullable(LANGUAGES.get(language.split("[-_]", 2)[0])).map(known -> known.score(known.ending.words(text))).orElse(UNKNOWN);
    }

    private double score(List<String> words) {
        if (words.isEmpty()) return UNKNOWN;
        double sum = 0;
        for (var feature : ending.features(words)) sum += weights.getOrDefault(feature, 0f);
        return 1 / (1 + Math.exp(-sum));
    }

    private static Map<String, Float> weights(String language) {
        var file = Objects.requireNonNull(TurnEnd.class.getResourceAsStream("turn-end." + language + ".tsv"), language);
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            var weights = new HashMap<String, Float>();
            lines.lines().map(line -> line.split("\t")).forEach(pair -> weights.put(pair[0], Float.valueOf(pair[1])));
            return Map.copyOf(weights);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
