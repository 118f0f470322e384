package io.callmesh.tts.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Something in a text that is not read as it stands, and how it is read.
///
/// @param pattern what it looks like
/// @param pieces  how a match is read, from its first character to its last; empty if it is not such a thing after all
record Rule(Pattern pattern, Function<MatchResult, Optional<List<Piece>>> pieces) {

    /// Some of the characters that matched, and what stands for them together.
    ///
    /// @param joined whether it is a part of the word around it, not words of its own
    record Piece(int length, String words, boolean joined) {

        Piece(int length, String words) {
            this(length, words, false);
        }
    }

    /// The whole match becomes words.
    static Rule whole(String regex, Function<MatchResult, String> words) {
        return maybe(regex, match -> Optional.of(words.apply(match)));
    }

    /// The whole match becomes words, if there are any for it.
    static Rule maybe(String regex, Function<MatchResult, Optional<String>> words) {
        return new Rule(Pattern.compile(regex), match -> words.apply(match).map(found -> List.of(new Piece(match.group().length(), found))));
    }

    /// Each character of the match is read by itself.
    static Rule each(String regex, IntFunction<String> words) {
        return new Rule(Pattern.compile(regex), match -> Optional.of(match.group().chars()
                .mapToObj(character -> new Piece(1, words.apply(character))).toList()));
    }

    /// A letter becomes other letters of the same word.
    static Rule letter(String regex, UnaryOperator<String> letters) {
        return new Rule(Pattern.compile(regex), match -> Optional.of(List.of(new Piece(match.group().length(), letters.apply(match.group()), true))));
    }

    /// Always the same words.
    static Rule fixed(String regex, String words) {
        return whole(regex, _ -> words);
    }
}
