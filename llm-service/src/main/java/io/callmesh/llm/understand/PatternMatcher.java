package io.callmesh.llm.understand;

import io.callmesh.llm.language.Token;
import io.callmesh.llm.understand.Pattern.Either;
import io.callmesh.llm.understand.Pattern.Sequence;
import io.callmesh.llm.understand.Pattern.Value;
import io.callmesh.llm.understand.Pattern.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Matches one text against patterns, word for word, trying longer slot values first.
final class PatternMatcher {

    /// What is still to be matched.
    @FunctionalInterface
    private interface Rest {
        boolean from(int at);
    }

    private static final int STEPS = 20_000;

    private final List<Token> tokens;
    private final SlotValues values;
    private final List<Filled> filled = new ArrayList<>();
    private int steps;

    PatternMatcher(List<Token> tokens, SlotValues values) {
        this.tokens = tokens;
        this.values = values;
    }

    /// The slots that a match of all tokens fills; nothing when the pattern does not match. A pattern that needs more than
    /// 20 000 steps does not match.
    Optional<List<Filled>> match(Pattern pattern) {
        filled.clear();
        steps = 0;
        return match(pattern, 0, at -> at == tokens.size()) ? Optional.of(List.copyOf(filled)) : Optional.empty();
    }

    /// A run of tokens somewhere in the text that the pattern matches.
    ///
    /// @param to after the last token
    record Part(int from, int to, List<Filled> filled) {}

    /// The first part of the text that a pattern matches; parts without a token do not count.
    Optional<Part> find(Pattern pattern) {
        for (int from = 0; from < tokens.size(); from++) {
            var part = find(pattern, from);
            if (part.isPresent()) return part;
        }
        return Optional.empty();
    }

    private Optional<Part> find(Pattern pattern, int from) {
        filled.clear();
        steps = 0;
        int[] to = {from};
        boolean found = match(pattern, from, at -> {
            to[0] = at;
            return at > from;
        });
        return found ? Optional.of(new Part(from, to[0], List.copyOf(filled))) : Optional.empty();
    }

    private boolean match(Pattern pattern, int at, Rest rest) {
        if (++steps > STEPS) return false;
        return switch (pattern) {
            case Word(var word) -> at < tokens.size() && tokens.get(at).word().equals(word) && rest.from(at + 1);
            case Value(var slot) -> value(slot, at, rest);
            case Either(var choices) -> choices.stream().anyMatch(choice -> match(choice, at, rest));
            case Sequence(var parts) -> sequence(parts, 0, at, rest);
        };
    }

    private boolean sequence(List<Pattern> parts, int part, int at, Rest rest) {
        if (part == parts.size()) return rest.from(at);
        return match(parts.get(part), at, next -> sequence(parts, part + 1, next, rest));
    }

    private boolean value(String slot, int at, Rest rest) {
        for (var candidate : values.inPhrase(slot, tokens, at)) {
            filled.add(candidate);
            if (rest.from(candidate.to())) return true;
            filled.removeLast();
        }
        return false;
    }
}
