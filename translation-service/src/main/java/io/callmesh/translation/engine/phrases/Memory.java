package io.callmesh.translation.engine.phrases;

import io.callmesh.translation.engine.LanguagePair;
import io.callmesh.translation.engine.Phrasebook;
import io.callmesh.translation.language.Tokens;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A phrase book prepared for one pair of languages. Immutable; safe for many threads.
final class Memory {

    record Found(String text, double similarity) {}

    private final List<Entry> entries;
    private final Map<List<String>, String> plain = new HashMap<>();
    private final Values values;
    private final LanguagePair pair;
    private final FunctionWords idle;
    private final double near;

    /// @param near the least similarity, above 0 up to 1, at which a sentence counts as said
    Memory(Phrasebook book, LanguagePair pair, double near) {
        this.pair = pair;
        this.near = near;
        this.entries = book.sentences().stream().flatMap(sides -> entry(sides, pair)).filter(Entry::whole).toList();
        entries.stream().filter(Entry::plain).forEach(entry -> plain.putIfAbsent(entry.words(), entry.target()));
        this.values = new Values(book, pair, new Terms(names(), pair));
        this.idle = FunctionWords.of(pair.source());
    }

    private static Stream<Entry> entry(Map<String, String> sides, LanguagePair pair) {
        String source = sides.getOrDefault(pair.source(), ""), target = sides.getOrDefault(pair.target(), "");
        return source.isBlank() || target.isBlank() ? Stream.empty() : Stream.of(new Entry(Element.of(source, pair.source()), target));
    }

    /// What is known without a mark at its end names a thing, and can stand in a gap.
    private Map<List<String>, String> names() {
        return plain.entrySet().stream()
                .filter(entry -> Character.isLetterOrDigit(entry.getValue().codePointBefore(entry.getValue().length())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    boolean empty() {
        return entries.isEmpty();
    }

    /// The nearest sentence that is near enough.
    Optional<Found> find(String text) {
        var tokens = Tokens.of(text, pair.source());
        if (tokens.isEmpty()) return Optional.empty();
        var exact = plain.get(tokens);
        if (exact != null) return Optional.of(new Found(exact, 1));
        var said = new HashSet<>(tokens);
        return entries.stream()
                .filter(entry -> entry.words().stream().allMatch(word -> said.contains(word) || idle.contains(word)))
                .flatMap(entry -> fit(entry, tokens).stream())
                .max(Comparator.comparingDouble(Found::similarity));
    }

    private Optional<Found> fit(Entry entry, List<String> tokens) {
        return Alignment.of(entry.source(), tokens, idle, values)
                .filter(fit -> fit.similarity() >= near)
                .map(fit -> new Found(entry.filled(fit.values()), fit.similarity()));
    }
}
