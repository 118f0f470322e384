package io.callmesh.llm.understand;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Token;
import io.callmesh.llm.language.Words;
import io.callmesh.llm.understand.Understanding.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// One hypothesis, cut up.
///
/// @param index   which of those offered
/// @param spotted the values that rules found in it, in order, none overlapping
/// @param shown   values that are there as the pack's examples show, beside those
record Heard(int index, String text, List<Token> tokens, List<Filled> spotted, List<Told> shown) {

    /// The same as it may have been meant.
    Heard as(List<Token> meant, List<Filled> spotted) {
        return new Heard(index, text, meant, spotted, shown);
    }

    /// Only some of it: what examples show elsewhere is not said.
    Heard only(List<Token> part, List<Filled> spotted) {
        return new Heard(index, text, part, spotted, shown.stream().filter(told -> part.stream().anyMatch(token -> token.from() < told.to() && told.from() < token.to())).toList());
    }

    List<String> words() {
        return tokens.stream().map(Token::word).toList();
    }

    /// The words, with a mark in the place of each value, and [Denial#PAUSE] for punctuation between words.
    List<String> marked() {
        var words = new ArrayList<String>();
        int at = 0;
        for (var value : spotted) {
            words.addAll(Denial.paused(tokens.subList(at, value.from())));
            words.addAll(SlotNames.mark(value.slot()));
            at = value.to();
        }
        words.addAll(Denial.paused(tokens.subList(at, tokens.size())));
        return words;
    }

    boolean tells(String slot) {
        return spotted.stream().anyMatch(filled -> filled.slot().equals(slot)) || shown.stream().anyMatch(told -> told.slot().equals(slot));
    }

    /// How many words are neither part of a value nor mere binding.
    long strange() {
        return IntStream.range(0, tokens.size()).filter(at -> !Words.FUNCTION.contains(tokens.get(at).word()) && !told(at)).count();
    }

    private boolean told(int at) {
        var token = tokens.get(at);
        return spotted.stream().anyMatch(value -> value.from() <= at && at < value.to()) || shown.stream().anyMatch(told -> told.from() < token.to() && token.from() < told.to());
    }

    /// What it was said in, judged by the script.
    Language language(Language expected) {
        boolean han = has(Character.UnicodeScript.HAN), latin = has(Character.UnicodeScript.LATIN);
        if (han == latin) return expected;
        return han ? Language.CHINESE : Language.ENGLISH;
    }

    private boolean has(Character.UnicodeScript script) {
        return text.codePoints().anyMatch(character -> Character.UnicodeScript.of(character) == script);
    }

    /// Code points of the text, from a token's first to another's last.
    String between(int from, int to) {
        return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }
}
