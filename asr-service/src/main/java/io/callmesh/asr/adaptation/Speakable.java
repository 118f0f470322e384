package io.callmesh.asr.adaptation;

import io.callmesh.asr.adaptation.Expression.Choice;
import io.callmesh.asr.adaptation.Expression.Digits;
import io.callmesh.asr.adaptation.Expression.Maybe;
import io.callmesh.asr.adaptation.Expression.Said;
import io.callmesh.asr.adaptation.Expression.Sequence;
import io.callmesh.asr.adaptation.Expression.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is left of expressions when only some words and slots can be spoken.
///
/// @param words  that can be pronounced
/// @param values of the slots that can be spoken
record Speakable(Set<String> words, Map<String, Expression> values) {

    /// @param values what can be said for each slot; of it, what can be spoken
    static Speakable of(Set<String> words, Map<String, Expression> values) {
        var kept = new HashMap<String, Expression>();
        values.forEach((slot, value) -> new Speakable(words, Map.of()).part(value).ifPresent(part -> kept.put(slot, part)));
        return new Speakable(words, kept);
    }

    /// @return the part that can be spoken, if there is one
    Optional<Expression> part(Expression expression) {
        return switch (expression) {
            case Said(var word) -> words.contains(word) ? Optional.of(expression) : Optional.empty();
            case Value(var slot) -> values.containsKey(slot) ? Optional.of(expression) : Optional.empty();
            case Digits _ -> Optional.of(expression);
            case Maybe(var inner) -> Optional.of(part(inner).<Expression>map(Maybe::new).orElse(new Sequence(List.of())));
            case Choice(var ways) -> choice(ways.stream().map(this::part).flatMap(Optional::stream).toList());
            case Sequence(var parts) -> sequence(parts.stream().map(this::part).toList());
        };
    }

    private static Optional<Expression> choice(List<Expression> ways) {
        return ways.isEmpty() ? Optional.empty() : Optional.of(new Choice(ways));
    }

    private static Optional<Expression> sequence(List<Optional<Expression>> parts) {
        if (parts.stream().anyMatch(Optional::isEmpty)) return Optional.empty();
        return Optional.of(new Sequence(parts.stream().flatMap(Optional::stream).toList()));
    }

    /// Notes each word of an expression; slots are left alone.
    static void collect(Expression expression, Set<String> words) {
        switch (expression) {
            case Said(var word) -> words.add(word);
            case Sequence(var parts) -> parts.forEach(part -> collect(part, words));
            case Choice(var ways) -> ways.forEach(way -> collect(way, words));
            case Maybe(var part) -> collect(part, words);
            case Digits _ -> {
                words.addAll(Numerals.DIGITS);
                words.addAll(List.of("double", "triple"));
            }
            case Value _ -> { }
        }
    }
}
