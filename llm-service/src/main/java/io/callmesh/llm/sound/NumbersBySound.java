package io.callmesh.llm.sound;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Token;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Numerals that a recogniser wrote as other words: `for two seven won` is 4 2 7 1, `是 二 七 一` is 4 2 7 1. Safe for many threads.
///
/// Only where every word sounds like a numeral, and half of them are; or where, in English, they sound quite the same.
public final class NumbersBySound {

    private static final double NEAR = 0.15;

    private final Language language;
    private final SoundIndex index;

    public NumbersBySound(Language language) {
        this.language = language;
        var digits = IntStream.range(0, 10).mapToObj(Integer::toString);
        var tens = language == Language.ENGLISH ? IntStream.range(2, 10).mapToObj(ten -> ten + "0") : Stream.<String>of();
        index = new SoundIndex(Stream.concat(digits, tens).toList(), new Sounds(language));
    }

    /// The numerals, or nothing where there is no reason to hear any.
    public Optional<List<Token>> in(List<Token> tokens) {
        long numbers = tokens.stream().filter(Token::number).count();
        if (tokens.isEmpty() || numbers == tokens.size()) return Optional.empty();
        boolean most = 2 * numbers >= tokens.size();
        if (!most && language == Language.CHINESE) return Optional.empty();
        var heard = tokens.stream().map(token -> number(token, most ? NEAR : 0)).flatMap(Optional::stream).toList();
        return heard.size() == tokens.size() ? Optional.of(heard) : Optional.empty();
    }

    private Optional<Token> number(Token token, double farthest) {
        if (token.number()) return Optional.of(token);
        return index.like(token.word()).stream().filter(alike -> alike.apart() <= farthest).findFirst().map(alike -> new Token(alike.word(), token.from(), token.to()));
    }
}
