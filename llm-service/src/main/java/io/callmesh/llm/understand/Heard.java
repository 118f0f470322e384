package io.callmesh.llm.understand;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Token;
import io.callmesh.llm.language.Words;
import java.util.ArrayList;
import java.util.List;

/// One hypothesis, cut up.
///
/// @param index   which of those offered
/// @param spotted the values found in it, in order, none overlapping
record Heard(int index, String text, List<Token> tokens, List<Filled> spotted) {

    /// The same as it may have been meant.
    Heard as(List<Token> meant, List<Filled> spotted) {
        return new Heard(index, text, meant, spotted);
    }

    List<String> words() {
        return tokens.stream().map(Token::word).toList();
    }

    /// The words, with a mark in the place of each value.
    List<String> marked() {
        var words = new ArrayList<String>();
        int at = 0;
        for (var value : spotted) {
            tokens.subList(at, value.from()).forEach(token -> words.add(token.word()));
            words.addAll(SlotNames.mark(value.slot()));
            at = value.to();
        }
        tokens.subList(at, tokens.size()).forEach(token -> words.add(token.word()));
        return words;
    }

    boolean tells(String slot) {
        return spotted.stream().anyMatch(filled -> filled.slot().equals(slot));
    }

    /// How many words are neither part of a value nor mere binding.
    long strange() {
        return marked().stream().filter(word -> !SlotNames.marked(word) && !Words.FUNCTION.contains(word)).count();
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
