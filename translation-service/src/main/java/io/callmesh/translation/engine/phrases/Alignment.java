package io.callmesh.translation.engine.phrases;

import io.callmesh.translation.engine.phrases.Element.Gap;
import io.callmesh.translation.engine.phrases.Element.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lays one sentence of the memory over what was said. Words must agree in order; only words that carry no meaning of
/// their own may be missing or added, and each costs; gaps take values.
///
/// Edit distance without substitution (V. Levenshtein, 1966), where a gap spans several words at no cost.
final class Alignment {

    /// Values are short: the longest is a list of three goods.
    private static final int LONGEST_VALUE = 16;
    private static final double COST = 0.5;

    /// What a value says in the other language, when these words are one.
    @FunctionalInterface
    interface Reading {
        Optional<String> read(String gap, List<String> tokens);
    }

    record Fit(double similarity, Map<String, String> values) {}

    private record Way(double cost, Map<String, String> values) {}

    private static final Way NONE = new Way(Double.POSITIVE_INFINITY, Map.of());

    private final List<Element> sentence;
    private final List<String> said;
    private final FunctionWords idle;
    private final Reading reading;
    private final Way[][] best;

    private Alignment(List<Element> sentence, List<String> said, FunctionWords idle, Reading reading) {
        this.sentence = sentence;
        this.said = said;
        this.idle = idle;
        this.reading = reading;
        this.best = new Way[sentence.size() + 1][said.size() + 1];
    }

    static Optional<Fit> of(List<Element> sentence, List<String> said, FunctionWords idle, Reading reading) {
        var way = new Alignment(sentence, said, idle, reading).from(0, 0);
        if (way.cost == NONE.cost) return Optional.empty();
        return Optional.of(new Fit(1 - way.cost / Math.max(sentence.size(), said.size()), way.values));
    }

    private Way from(int element, int token) {
        if (best[element][token] == null) best[element][token] = cheapest(element, token);
        return best[element][token];
    }

    private Way cheapest(int element, int token) {
        if (element == sentence.size() && token == said.size()) return new Way(0, Map.of());
        var way = element == sentence.size() ? NONE : taking(element, token);
        if (token < said.size() && idle.contains(said.get(token))) way = cheaper(way, paid(from(element, token + 1)));
        return way;
    }

    private Way taking(int element, int token) {
        return switch (sentence.get(element)) {
            case Word(var word) -> word(word, element, token);
            case Gap(var name) -> gap(name, element, token);
        };
    }

    private Way word(String word, int element, int token) {
        var way = token < said.size() && said.get(token).equals(word) ? from(element + 1, token + 1) : NONE;
        return idle.contains(word) ? cheaper(way, paid(from(element + 1, token))) : way;
    }

    private Way gap(String name, int element, int token) {
        var way = NONE;
        for (int end = token + 1; end <= Math.min(said.size(), token + LONGEST_VALUE); end++) {
            var value = reading.read(name, said.subList(token, end));
            if (value.isPresent()) way = cheaper(way, with(name, value.get(), from(element + 1, end)));
        }
        return way;
    }

    private static Way with(String name, String value, Way rest) {
        if (rest.values.containsKey(name) && !rest.values.get(name).equals(value)) return NONE;
        var values = new HashMap<>(rest.values);
        values.put(name, value);
        return new Way(rest.cost, values);
    }

    private static Way paid(Way way) {
        return new Way(way.cost + COST, way.values);
    }

    private static Way cheaper(Way one, Way other) {
        return other.cost < one.cost ? other : one;
    }
}
